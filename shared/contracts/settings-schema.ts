import * as z from 'zod';
import { eventKinds } from '../domain/event/event.ts';
import { featureDefinitions } from '../domain/features/index.ts';
import { localizedText, map, number, pathName, text, whole } from './schema-parts.ts';
import type { LaterKeys } from './schema-problems.ts';

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

/** `config/strata.yaml` as it is written, keys in the order in which a person reads them. */
export const settingsSchema = map({
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

/** Keys of the design that this version does not know yet. */
export const laterSettings: LaterKeys = {
  '': ['tags'],
  'sources.*': ['format', 'mapping'],
  segmentation: ['thresholds'],
};

export type SettingsFile = z.infer<typeof settingsSchema>;
