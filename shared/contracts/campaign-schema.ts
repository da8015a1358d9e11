import * as z from 'zod';
import { eventKinds } from '../domain/event/event.ts';
import { campaignLimits } from './campaign-limits-schema.ts';
import { localizedText, map, number, pathName, text, whole } from './schema-parts.ts';
import type { LaterKeys } from './schema-problems.ts';

const expectedId = 'lower-case letters, digits and -, such as winback-vip';
const expectedColumn = 'the name of an identifier, trait or tag, such as email or engagement.best_hour';
const column = z
  .string('the name of an identifier, trait or tag')
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$|^[a-z][a-z0-9_]{0,30}\.[^\s,]{1,120}$/, expectedColumn);
/** Columns that every audience file has. */
export const fixedColumns = ['user_id', 'arm', 'reason', 'strategy', 'offer_code', 'channel'];

/** `config/campaigns/<id>.yaml` as it is written, keys in the order in which a person reads them. */
export const campaignSchema = map({
  id: z
    .string(expectedId)
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, expectedId)
    .meta({
      description: 'The name of the file without .yaml; never used again for another meaning.',
      examples: ['winback-vip'],
    }),
  name: localizedText.meta({
    description: 'What people call the campaign: one text, or one for each language.',
    examples: [{ en: 'Win back our best', zh: '召回核心客户' }],
  }),
  audience: z.string('a rule in CEL, such as tier == "dormant"').meta({
    description: 'Whom the campaign is for, as a rule in CEL.',
    examples: ['tier == "dormant" && tag("consumption.orders") >= 3'],
  }),
  strategy: pathName('the key of a strategy, such as recall-coupon').meta({
    description:
      'What is done for these customers; it stands on every row of the audience. by-segment: for each the first strategy that is for them.',
    examples: ['recall-coupon'],
  }),
  offer: map({
    code: text('the code of an offer').meta({
      description: 'The code that customers enter; it stands on every row.',
      examples: ['BACK10'],
    }),
    discount: number(0, 1, 'a share')
      .optional()
      .meta({ description: 'Share that the code takes off, from 0 to 1.', examples: [0.1] }),
  })
    .optional()
    .describe('What customers are offered.'),
  channel: pathName('the name of a channel, such as email')
    .default('email')
    .meta({ description: 'How customers are reached.', examples: ['sms'] }),
  holdout: number(0, 0.9, 'a share')
    .default(0.1)
    .describe('Share of the members who are held back as control, from 0 to 0.9.'),
  minimum_size: whole(1, 1_000_000_000)
    .optional()
    .meta({
      description: 'Members that the audience needs, or it is withheld; that of strata.yaml unless given.',
      examples: [100],
    }),
  priority: whole(-1_000_000, 1_000_000)
    .default(0)
    .describe('Which of several campaigns comes first: the one with the greater number.'),
  ...campaignLimits,
  outcome: map({
    kind: z.enum(eventKinds).meta({ description: 'The kind of event that counts as success.', examples: ['order'] }),
    window_days: whole(1, 400).meta({ description: 'Days after assignment in which it counts.', examples: [14] }),
  })
    .optional()
    .describe('What the campaign is measured by.'),
  exports: z
    .array(z.literal('csv'), 'a list such as [csv]')
    .default(['csv'])
    .describe('The kinds of file that are written.'),
  consent: map({
    channel: pathName('the name of a channel, such as email')
      .optional()
      .meta({
        description: 'The channel whose consent is asked for; that of the campaign unless given.',
        examples: ['email'],
      }),
    required: z
      .boolean('true or false')
      .default(false)
      .describe('Whether those who never said are left out too; an explicit refusal always excludes.'),
  })
    .prefault({})
    .describe('Whose consent the campaign needs.'),
  columns: z
    .array(column, 'a list such as [email, locale]')
    .max(50, 'at most 50 columns')
    .default([])
    .meta({
      description:
        'Identifiers, traits, tags (group.name), recommended_items and recommended_categories added to each row, where known.',
      examples: [['email', 'locale', 'engagement.best_hour', 'recommended_items']],
    }),
});

/** Keys and exports of the design that this version does not know yet. */
export const laterCampaignKeys: LaterKeys = {};
export const laterExports = ['google-customer-match', 'meta-custom-audience', 'jsonl', 'parquet'];

export type CampaignFile = z.infer<typeof campaignSchema>;
