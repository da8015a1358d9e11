import * as z from 'zod';
import { isCurrency } from '../domain/event/currency.ts';
import { type EventKind, eventKinds } from '../domain/event/event.ts';
import { timeZone } from '../domain/event/time-zone.ts';
import { featureDefinitions } from '../domain/features/index.ts';
import { defaultBehaviour } from '../domain/interest/behaviour.ts';
import { suggestion } from '../domain/nearest-name.ts';
import type { Problem, Settings, SourceSettings } from './configuration.ts';
import { localizedText, map, number, pathName, text, whole } from './schema-parts.ts';
import { checkShape, type LaterKeys } from './schema-problems.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

const source = map({
  preset: text('the name of a preset'),
  order_grain: z.enum(['line', 'whole']).optional(),
  time_zone: text('an IANA time zone such as Europe/London').optional(),
});

const rfm = map({
  window_days: whole(1, 400).default(365),
  returns: z.enum(['net', 'ignore']).default('net'),
  ties: z.enum(['rank', 'edges', 'rfm-package']).default('rank'),
  map: z.enum(['classic', 'shopify']).default('classic'),
});

const featureNames = featureDefinitions.map(({ key }) => key);
const expectedFeatures = 'default, or a list of at least two features';
const clusters = map({
  k: z
    .tuple([whole(2, 50), whole(2, 50)], 'the least and the most clusters, as in [3, 10]')
    .refine(([least, most]) => least <= most, 'the smaller number first, as in [3, 10]')
    .default([3, 10]),
  features: z
    .union(
      [z.literal('default'), z.array(z.enum(featureNames), expectedFeatures).min(2, expectedFeatures)],
      expectedFeatures,
    )
    .default('default'),
});

/** Weights are written as in 1.5 for one and a half views. */
const behaviour = z.partialRecord(z.enum(eventKinds, `a kind of event: ${eventKinds.join(', ')}`), number(0, 100));

const schema = map({
  currency: z.string('an ISO 4217 code such as GBP').default('USD'),
  time_zone: text('an IANA time zone such as Europe/London').default('UTC'),
  sources: z.record(
    pathName('a name of lower-case letters, digits, - and _, such as shop'),
    source,
    'at least one source, as in "shop: { preset: online-retail }"',
  ),
  segmentation: map({
    rfm: rfm.prefault({}),
    tiers: map({ dormant_after_days: whole(1, 400).default(90) }).prefault({}),
    clusters: clusters.prefault({}),
  }).prefault({}),
  interest: map({
    behaviour: behaviour.default({}),
    scale: number(0.001, 1000).default(3),
  }).prefault({}),
  holdout: map({ global: number(0, 0.5).default(0) }).prefault({}),
  rates: z.record(z.string(), number(1e-9, 1e9), 'a map such as { EUR: 0.86 }').default({}),
  minimum_size: whole(1, 1_000_000_000).default(100),
  report: map({ note: localizedText.optional() }).prefault({}),
});

const later: LaterKeys = { '': ['tags'], 'sources.*': ['format', 'mapping'], segmentation: ['thresholds'] };

export interface KnownNames {
  /** Names of presets; any name will do where they are not given. */
  readonly presets?: readonly string[];
}

/** Reads `config/strata.yaml`; tells all its problems at once. */
export function parseSettings(
  content: string,
  file: string,
  { presets }: KnownNames = {},
): { readonly settings: Settings } | { readonly problems: readonly Problem[] } {
  const read = readYaml(content, file);
  if ('problems' in read) return read;
  const { document } = read;
  const checked = checkShape(document, schema, later);
  if ('problems' in checked) return checked;
  const { value } = checked;
  const problems = [
    ...currencyProblems(document, value.currency, ['currency']),
    ...zoneProblems(document, value.time_zone, ['time_zone']),
    ...sourceProblems(document, value.sources, presets),
    ...rateProblems(document, value),
  ];
  return problems.length > 0 ? { problems } : { settings: settingsOf(value) };
}

type FileSettings = z.infer<typeof schema>;

function settingsOf(value: FileSettings): Settings {
  const { segmentation, interest } = value;
  const sources = Object.entries(value.sources).map(
    ([name, { preset, order_grain, time_zone }]): [string, SourceSettings] => [
      name,
      { preset, ...(order_grain && { orderGrain: order_grain }), ...(time_zone && { timeZone: time_zone }) },
    ],
  );
  const weights = Object.entries(interest.behaviour) as [EventKind, number][];
  return {
    currency: value.currency,
    timeZone: value.time_zone,
    sources: Object.fromEntries(sources),
    rfm: {
      windowDays: segmentation.rfm.window_days,
      returns: segmentation.rfm.returns,
      ties: segmentation.rfm.ties,
      map: segmentation.rfm.map,
    },
    tiers: { dormantAfterDays: segmentation.tiers.dormant_after_days },
    clusters: segmentation.clusters,
    interest: {
      behaviour: {
        ...defaultBehaviour,
        ...Object.fromEntries(weights.map(([kind, weight]) => [kind, Math.round(weight * 100)])),
      },
      scale: interest.scale,
    },
    globalHoldout: value.holdout.global,
    rates: value.rates,
    minimumSize: value.minimum_size,
    ...(value.report.note && { reportNote: value.report.note }),
  };
}

function currencyProblems(document: YamlDocument, code: string, path: readonly string[]): Problem[] {
  if (isCurrency(code)) return [];
  const upper = code.toUpperCase();
  const meant = isCurrency(upper) ? `; did you mean "${upper}"?` : '';
  return [document.atValue(path, `currency "${code}" is not known${meant}`, 'an ISO 4217 code such as GBP')];
}

function zoneProblems(document: YamlDocument, name: string, path: readonly string[]): Problem[] {
  if (isZone(name)) return [];
  const meant = suggestion(name, Intl.supportedValuesOf('timeZone'));
  return [
    document.atValue(path, `time zone "${name}" is not known${meant}`, 'an IANA time zone such as Europe/London'),
  ];
}

/** Offsets such as +01:00, which the runtime takes too, know nothing of summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    timeZone(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function sourceProblems(
  document: YamlDocument,
  sources: FileSettings['sources'],
  presets: readonly string[] | undefined,
): Problem[] {
  const names = Object.keys(sources);
  if (names.length === 0)
    return [
      document.atValue(['sources'], 'sources is empty', 'at least one source, as in "shop: { preset: online-retail }"'),
    ];
  return names.flatMap((name) => {
    const { preset, time_zone } = sources[name]!;
    const problems = time_zone === undefined ? [] : zoneProblems(document, time_zone, ['sources', name, 'time_zone']);
    if (presets === undefined || presets.includes(preset)) return problems;
    const message = `preset "${preset}" is not known${suggestion(preset, presets)}`;
    return [document.atValue(['sources', name, 'preset'], message, `one of ${presets.join(', ')}`), ...problems];
  });
}

function rateProblems(document: YamlDocument, { currency, rates }: FileSettings): Problem[] {
  return Object.keys(rates).flatMap((code) => {
    if (code === currency)
      return [document.atKey(['rates', code], `${code} is the configured currency`, 'rates of other currencies')];
    if (isCurrency(code)) return [];
    return [document.atKey(['rates', code], `currency "${code}" is not known`, 'an ISO 4217 code such as EUR')];
  });
}
