import { withBuiltInStrategies } from '../domain/campaigns/strategies.ts';
import { isCurrency, minorDigits } from '../domain/event/currency.ts';
import type { EventKind } from '../domain/event/event.ts';
import { timeZone } from '../domain/event/time-zone.ts';
import { defaultBehaviour } from '../domain/interest/behaviour.ts';
import { suggestion } from '../domain/nearest-name.ts';
import type { RfmThresholds } from '../domain/rfm/rfm-cuts.ts';
import { createRuleVocabulary } from '../rules/rule-vocabulary.ts';
import { checkTierRules } from './check-tier-rules.ts';
import type { Problem, Settings, SourceSettings } from './configuration.ts';
import { ownTagsOf, parseOwnTags } from './parse-own-tags.ts';
import { checkSource, type KnownToSources, sourceSettings } from './parse-source.ts';
import { parseStrategies } from './parse-strategies.ts';
import type { PredictionFile } from './prediction-schema.ts';
import { checkShape } from './schema-problems.ts';
import { laterSettings, type SettingsFile, settingsSchema } from './settings-schema.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

type Parsed = { readonly settings: Settings } | { readonly problems: readonly Problem[] };

/** Reads `config/strata.yaml` and checks its rules; tells all its problems at once. */
export function parseSettings(content: string, file: string, known: KnownToSources = {}): Parsed {
  const read = readSettings(content, file, known);
  if (!('value' in read)) return read;
  const { document, value, problems } = read;
  const own = parseOwnTags(document, value, value.segmentation.rfm.map);
  const vocabulary = createRuleVocabulary({ rfmMap: value.segmentation.rfm.map, ownTags: own.tags });
  const strategic = parseStrategies(document, value.strategies, vocabulary);
  const tierProblems = checkTierRules(document, value.segmentation.tiers.rules, value.segmentation.rfm.map);
  const all = [...problems, ...own.problems, ...tierProblems, ...strategic.problems];
  return all.length > 0 ? { problems: all } : { settings: settingsOf(value) };
}

/** The same without its rules, which are compiled by those who evaluate them. */
export function parseSettingsShape(content: string, file: string): Parsed {
  const read = readSettings(content, file, {});
  if (!('value' in read)) return read;
  return read.problems.length > 0 ? { problems: read.problems } : { settings: settingsOf(read.value) };
}

interface ReadSettings {
  readonly document: YamlDocument;
  readonly value: SettingsFile;
  readonly problems: readonly Problem[];
}

function readSettings(
  content: string,
  file: string,
  known: KnownToSources,
): ReadSettings | { readonly problems: readonly Problem[] } {
  const read = readYaml(content, file);
  if ('problems' in read) return read;
  const { document } = read;
  const checked = checkShape(document, settingsSchema, laterSettings);
  if ('problems' in checked) return checked;
  const { value } = checked;
  const problems = [
    ...currencyProblems(document, value.currency, ['currency']),
    ...zoneProblems(document, value.time_zone, ['time_zone']),
    ...sourceProblems(document, value.sources, known),
    ...rateProblems(document, value),
  ];
  return { document, value, problems };
}

function settingsOf(value: SettingsFile): Settings {
  const { segmentation, interest } = value;
  const sources = Object.entries(value.sources).map(([name, source]): [string, SourceSettings] => [
    name,
    sourceSettings(source),
  ]);
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
      ...(segmentation.rfm.thresholds && { thresholds: thresholdsOf(value) }),
    },
    tiers: { dormantAfterDays: segmentation.tiers.dormant_after_days, rules: segmentation.tiers.rules },
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
    predictions: predictionsOf(value.prediction),
    tags: ownTagsOf(value),
    strategies: withBuiltInStrategies(value.strategies),
    ...(value.report.note && { reportNote: value.report.note }),
  };
}

function thresholdsOf({ segmentation, currency }: SettingsFile): RfmThresholds {
  const { recency = [], frequency = [], money = [] } = segmentation.rfm.thresholds ?? {};
  const minorPerMajor = isCurrency(currency) ? 10 ** minorDigits(currency) : 1;
  return { recencyDays: recency, frequency, moneyMinor: money.map((major) => Math.round(major * minorPerMajor)) };
}

const predictionsOf = ({ attributes }: PredictionFile): Settings['predictions'] =>
  Object.fromEntries(
    Object.entries(attributes).map(([tag, { min_accuracy: minAccuracy, min_confidence: minConfidence }]) => [
      tag,
      { minAccuracy, minConfidence },
    ]),
  );

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

function sourceProblems(document: YamlDocument, sources: SettingsFile['sources'], known: KnownToSources): Problem[] {
  const names = Object.keys(sources);
  if (names.length === 0)
    return [
      document.atValue(['sources'], 'sources is empty', 'at least one source, as in "shop: { preset: online-retail }"'),
    ];
  return names.flatMap((name) => {
    const source = sources[name]!;
    const path = ['sources', name];
    const zone = source.time_zone;
    return [
      ...(zone === undefined ? [] : zoneProblems(document, zone, [...path, 'time_zone'])),
      ...checkSource(document, path, source, known),
    ];
  });
}

function rateProblems(document: YamlDocument, { currency, rates }: SettingsFile): Problem[] {
  return Object.keys(rates).flatMap((code) => {
    if (code === currency)
      return [document.atKey(['rates', code], `${code} is the configured currency`, 'rates of other currencies')];
    if (isCurrency(code)) return [];
    return [document.atKey(['rates', code], `currency "${code}" is not known`, 'an ISO 4217 code such as EUR')];
  });
}
