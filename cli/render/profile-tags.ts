import type { TagDefinition } from '../../shared/domain/tags/define-tag.ts';
import { groupOf } from '../../shared/domain/tags/groups.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import type { ProfileResult } from '../results.ts';
import { sayIn } from './say.ts';
import { tagValue, type ValueOptions } from './tag-value.ts';

/** Tags that the first lines of a portrait say already. */
const saidAbove: ReadonlySet<string> = new Set([
  'region.country',
  'consumption.orders',
  'consumption.spend',
  'consumption.average_order_value',
  'consumption.cycle_days',
  // How sure it is stands behind the churn risk, which is 1 less it.
  'prediction.p_alive',
]);

type Tag = ProfileResult['tags'][string];

/** The customer's tags of some groups, in the order of the tree: name, value, and where it is from if it was not computed. */
export const tagsOfGroups = ({ tags }: ProfileResult, groups: readonly string[], options: ValueOptions): string[] =>
  tagDefinitions.flatMap((definition) => {
    const { key } = definition;
    const tag = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (tag === undefined || saidAbove.has(key) || !groups.includes(groupOf(key))) return [];
    return [`${definition.name[options.language]} ${shown(definition, tag, options)}${origin(tag, options)}`];
  });

const shown = ({ key, type, unit }: TagDefinition, { value }: Tag, options: ValueOptions): string =>
  tagValue({ key, type, unit: unit ?? null }, value, options);

function origin({ origin: from, confidence }: Tag, { language }: ValueOptions): string {
  const say = sayIn(language);
  switch (from) {
    case 'declared':
      return say(' (said)', '（自述）');
    case 'third_party':
      return say(' (said by others)', '（第三方）');
    case 'predicted':
      return say(` (predicted, ${confidence.toFixed(2)} sure)`, `（预测，置信度 ${confidence.toFixed(2)}）`);
    default:
      return '';
  }
}

/** Names of the named groups that the customer is in. */
export const namedGroups = ({ tags, ownTagNames }: ProfileResult, language: ValueOptions['language']): string[] =>
  Object.entries(ownTagNames)
    .filter(([key]) => groupOf(key) === 'group' && tags[key]?.value === true)
    .map(([, name]) => name[language]);

/** Tags of the user's own that are no named group. */
export const ownTags = ({ tags, ownTagNames }: ProfileResult, options: ValueOptions): string[] =>
  Object.entries(ownTagNames).flatMap(([key, name]) => {
    const value = tags[key]?.value;
    if (value === undefined || (groupOf(key) === 'group' && typeof value === 'boolean')) return [];
    const type = typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'number' : 'string';
    return [`${name[options.language]} ${tagValue({ key, type, unit: null }, value, options)}`];
  });
