import type { FeatureDefinition } from './define-feature.ts';
import { featureDefinitions } from './index.ts';

export class UnknownFeatureError extends Error {
  override readonly name = 'UnknownFeatureError';
  readonly feature: string;

  constructor(feature: string) {
    super(
      `There is no feature "${feature}". Choose among ${featureDefinitions.map(({ key }) => key).join(', ')}, or write "default" for all.`,
    );
    this.feature = feature;
  }
}

/** Definitions of the named features, in the order asked for; all with `default`. @throws {UnknownFeatureError} */
export function chooseFeatures(names: readonly string[] | 'default'): readonly FeatureDefinition[] {
  if (names === 'default') return featureDefinitions;
  return names.map((name) => {
    const found = featureDefinitions.find(({ key }) => key === name);
    if (found === undefined) throw new UnknownFeatureError(name);
    return found;
  });
}
