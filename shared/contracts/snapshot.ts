import * as z from 'zod';
import type { Fact } from './facts.ts';
import { snapshotColumnNames as names } from './facts.ts';

/** Raised when a column changes its meaning or goes; new columns leave it. */
export const snapshotVersion = 1;

/** Interests of a customer that a snapshot holds: those with the highest scores. */
export const mostSnapshotInterests = 20;

/** `day` is a Parquet DATE; `json` a text that holds JSON; `integer` 64 bits; `number` a double. */
export type SnapshotColumnType = 'string' | 'number' | 'integer' | 'bool' | 'day' | 'json';

export interface SnapshotColumn {
  readonly name: string;
  readonly type: SnapshotColumnType;
  readonly required?: true;
  /** For `docs/snapshot.md`. */
  readonly meaning: string;
}

const before: readonly SnapshotColumn[] = [
  { name: names.userId, type: 'string', required: true, meaning: 'The customer, as in audience files' },
  {
    name: names.rfm,
    type: 'string',
    required: true,
    meaning: 'RFM segment; `none` without a counted order in the window',
  },
  { name: names.r, type: 'integer', meaning: 'Recency score, 1 to 5' },
  { name: names.f, type: 'integer', meaning: 'Frequency score, 1 to 5' },
  { name: names.m, type: 'integer', meaning: 'Money score, 1 to 5' },
  { name: names.tier, type: 'string', required: true, meaning: 'Value tier' },
  { name: names.lifecycle, type: 'string', required: true, meaning: 'Lifecycle stage' },
  {
    name: names.cluster,
    type: 'string',
    required: true,
    meaning: 'Id of the cluster; `none` where there are no clusters',
  },
  { name: names.firstDay, type: 'day', required: true, meaning: 'First day with any activity' },
  { name: names.lastDay, type: 'day', required: true, meaning: 'Last such day before that of `as_of`' },
  { name: names.activeDays, type: 'integer', required: true, meaning: 'Days with any activity' },
  { name: names.orders, type: 'integer', required: true, meaning: 'Counted orders of all time' },
  {
    name: names.spendMinor,
    type: 'integer',
    required: true,
    meaning: 'Money of all time, net of returns, in minor units',
  },
  { name: names.events, type: 'json', required: true, meaning: 'Kind of event -> how many' },
];

const after: readonly SnapshotColumn[] = [
  {
    name: names.interests,
    type: 'json',
    required: true,
    meaning: `Category path -> score 0 to 10: the ${mostSnapshotInterests} highest, highest first`,
  },
  {
    name: names.memberships,
    type: 'json',
    required: true,
    meaning: 'Campaign -> `treatment` or `control`, of every campaign that ever had the customer',
  },
  {
    name: names.memberOf,
    type: 'json',
    required: true,
    meaning: 'The campaigns whose audience the customer is in now',
  },
];

const columnTypes = { number: 'number', string: 'string', bool: 'bool', day: 'day' } as const;

/** The columns of a snapshot, in the order of the file. */
export const snapshotColumns = (facts: readonly Fact[]): SnapshotColumn[] => [
  ...before,
  ...facts.map(({ column, type, kind, key, name }) => ({
    name: column,
    type: columnTypes[type],
    meaning: `${kind === 'tag' ? 'Tag' : 'Feature'} \`${key}\`: ${name.en}`,
  })),
  ...after,
];

const manifest = z.object({
  run: z.string(),
  asOf: z.string(),
  version: z.int(),
  currency: z.string(),
  rows: z.int(),
  files: z.array(z.object({ key: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() })),
  columns: z.array(
    z.object({ name: z.string(), type: z.string(), tag: z.string().optional(), feature: z.string().optional() }),
  ),
});

/** `profiles/run=<run>/_manifest.json`: the files of a snapshot, `sha256` over the bytes of each, and what its columns are. */
export type SnapshotManifest = z.infer<typeof manifest>;
export const parseSnapshotManifest = (json: unknown): SnapshotManifest => manifest.parse(json);
