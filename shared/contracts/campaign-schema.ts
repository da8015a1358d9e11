import * as z from 'zod';
import { eventKinds } from '../domain/event/event.ts';
import { localizedText, map, number, pathName, text, whole } from './schema-parts.ts';
import type { LaterKeys } from './schema-problems.ts';

const expectedId = 'lower-case letters, digits and -, such as winback-vip';
const column = z
  .string('the name of an identifier or trait')
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'the name of an identifier or trait, such as email');
/** Columns that every audience file has. */
export const fixedColumns = ['user_id', 'arm', 'reason', 'strategy', 'offer_code', 'channel'];

/** `config/campaigns/<id>.yaml` as it is written, keys in the order in which a person reads them. */
export const campaignSchema = map({
  id: z.string(expectedId).regex(/^[a-z0-9][a-z0-9-]{0,62}$/, expectedId),
  name: localizedText,
  audience: z.string('a rule in CEL, such as tier == "dormant"'),
  strategy: pathName('the name of a strategy, such as recall-coupon'),
  offer: map({ code: text('the code of an offer'), discount: number(0, 1, 'a share').optional() }).optional(),
  channel: pathName('the name of a channel, such as email').default('email'),
  holdout: number(0, 0.9, 'a share').default(0.1),
  minimum_size: whole(1, 1_000_000_000).optional(),
  priority: whole(-1_000_000, 1_000_000).default(0),
  outcome: map({ kind: z.enum(eventKinds), window_days: whole(1, 400) }).optional(),
  exports: z.array(z.literal('csv'), 'a list such as [csv]').default(['csv']),
  consent: map({
    channel: pathName('the name of a channel, such as email').optional(),
    required: z.boolean('true or false').default(false),
  }).prefault({}),
  columns: z.array(column, 'a list such as [email, locale]').max(50, 'at most 50 columns').default([]),
});

/** Keys and exports of the design that this version does not know yet. */
export const laterCampaignKeys: LaterKeys = { '': ['exclusive_group', 'frequency_cap'] };
export const laterExports = ['google-customer-match', 'meta-custom-audience', 'jsonl', 'parquet'];

export type CampaignFile = z.infer<typeof campaignSchema>;
