import * as z from 'zod';
import { eventKinds } from '../domain/event/event.ts';
import { featureDefinitions } from '../domain/features/index.ts';
import { tiers } from '../domain/tiers/tier.ts';
import { groupsSchema } from './groups-schema.ts';
import { ownTagsSchema } from './own-tags-schema.ts';
import { predictionSchema } from './prediction-schema.ts';
import { localizedText, map, number, pathName, text, whole } from './schema-parts.ts';
import type { LaterKeys } from './schema-problems.ts';
import { sourceSchema } from './source-schema.ts';
import { strategiesSchema } from './strategies-schema.ts';

const rising = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value > (values[at - 1] as number));
const expectedBorders = 'four rising numbers such as [30, 60, 120, 240]';
const borders = (what: string, example: readonly number[]) =>
  z
    .tuple([number(0, 1e12), number(0, 1e12), number(0, 1e12), number(0, 1e12)], expectedBorders)
    .refine(rising, expectedBorders)
    .meta({ description: what, examples: [example] });

const rfm = map({
  window_days: whole(1, 400).default(365).describe('Days of orders that recency, frequency and spend look back over.'),
  returns: z
    .enum(['net', 'ignore'])
    .default('net')
    .describe('Whether returns are taken off the spend (net) or not looked at (ignore).'),
  ties: z
    .enum(['rank', 'edges', 'rfm-package'])
    .default('rank')
    .describe('How customers of equal value share the scores 1 to 5.'),
  map: z
    .enum(['classic', 'shopify'])
    .default('classic')
    .describe('Which names the score triples get: eleven classic segments, or those of Shopify.'),
  thresholds: map({
    recency: borders(
      'Days since the last order: up to the first border the score is 5, beyond the last it is 1.',
      [30, 60, 120, 240],
    ),
    frequency: borders('Orders: up to the first border the score is 1, beyond the last it is 5.', [1, 2, 4, 8]),
    money: borders('Spend in major units, likewise.', [50, 100, 250, 500]),
  })
    .optional()
    .meta({
      description: 'Borders of the scores in place of those taken from the customers; a value at a border is below it.',
      examples: [{ recency: [30, 60, 120, 240], frequency: [1, 2, 4, 8], money: [50, 100, 250, 500] }],
    }),
});

const featureNames = featureDefinitions.map(({ key }) => key);
const expectedFeatures = 'default, or a list of at least two features';
const clusters = map({
  k: z
    .tuple([whole(2, 50), whole(2, 50)], 'the least and the most clusters, as in [3, 10]')
    .refine(([least, most]) => least <= most, 'the smaller number first, as in [3, 10]')
    .default([3, 10])
    .describe('The least and the most clusters; the number between them that separates customers best is taken.'),
  features: z
    .union(
      [z.literal('default'), z.array(z.enum(featureNames), expectedFeatures).min(2, expectedFeatures)],
      expectedFeatures,
    )
    .default('default')
    .meta({
      description: 'The numbers that customers are grouped by: default, or a list of at least two.',
      examples: [['recency_days', 'orders', 'spend']],
    }),
});

/** Weights are written as in 1.5 for one and a half views. */
const behaviour = z.partialRecord(z.enum(eventKinds, `a kind of event: ${eventKinds.join(', ')}`), number(0, 100));

/** `config/strata.yaml` as it is written, keys in the order in which a person reads them. */
export const settingsSchema = map({
  currency: z
    .string('an ISO 4217 code such as GBP')
    .default('USD')
    .meta({
      description: 'ISO 4217 code; money without a currency of its own is in it, and all amounts are shown in it.',
      examples: ['EUR'],
    }),
  time_zone: text('an IANA time zone such as Europe/London')
    .default('UTC')
    .meta({ description: 'IANA time zone that decides what a day is.', examples: ['Europe/Berlin'] }),
  sources: z
    .record(
      pathName('a name of lower-case letters, digits, - and _, such as shop'),
      sourceSchema,
      'at least one source, as in "shop: { preset: online-retail }"',
    )
    .meta({
      description: 'The feeds: what lies under drops/NAME/ is read as source NAME says.',
      examples: [{ shop: { preset: 'strata' } }],
    }),
  segmentation: map({
    rfm: rfm.prefault({}).describe('Recency, frequency and money: five scores each, and the segments made of them.'),
    tiers: map({
      dormant_after_days: whole(1, 400)
        .default(90)
        .describe('Days without any activity from which on a customer who never ordered counts as dormant.'),
      rules: z
        .partialRecord(z.enum(tiers, `a tier: ${tiers.join(', ')}`), z.string('a rule in CEL'))
        .default({})
        .meta({
          description:
            'Your own rule for a tier, in CEL over tags and the other segments; tried in the order core, growth, ordinary, dormant, before the built-in rules.',
          examples: [{ core: 'tag("consumption.spend") >= 1000.0 && rfm == "champions"' }],
        }),
    })
      .prefault({})
      .describe('Tiers of value: core, growth, ordinary, dormant.'),
    clusters: clusters.prefault({}).describe('Groups of customers who behave alike, found in the data.'),
  })
    .prefault({})
    .describe('How customers are divided into segments.'),
  interest: map({
    behaviour: behaviour.default({}).meta({
      description: 'Weight of a kind of event for the interest in its category, in views; 0 to leave it out.',
      examples: [{ view: 1, order: 3 }],
    }),
    scale: number(0.001, 1000)
      .default(3)
      .describe('Weight, in views, at which a score of interest reaches 4.6 of 10; more makes scores rise slower.'),
  })
    .prefault({})
    .describe('How much what customers do says of their interests.'),
  holdout: map({
    global: number(0, 0.5)
      .default(0)
      .meta({ description: 'Share of all customers that no campaign reaches, from 0 to 0.5.', examples: [0.05] }),
  })
    .prefault({})
    .describe('Customers held back from every campaign, to measure what all campaigns together do.'),
  rates: z
    .record(z.string(), number(1e-9, 1e9), 'a map such as { EUR: 0.86 }')
    .default({})
    .meta({
      description:
        'Units of the configured currency for one unit of another, by its ISO 4217 code; money in any further currency is refused.',
      examples: [{ EUR: 0.86 }],
    }),
  prediction: predictionSchema,
  groups: groupsSchema,
  tags: ownTagsSchema,
  minimum_size: whole(1, 1_000_000_000)
    .default(100)
    .describe('Members that an audience needs; smaller ones are withheld, unless their campaign says otherwise.'),
  strategies: strategiesSchema,
  report: map({
    note: localizedText.optional().meta({
      description: 'A sentence for the top of the report.',
      examples: ['Campaigns of this shop are examples.'],
    }),
  })
    .prefault({})
    .describe('What the report says beside its figures.'),
});

/** Keys of the design that this version does not know yet. */
export const laterSettings: LaterKeys = {};

export type SettingsFile = z.infer<typeof settingsSchema>;
