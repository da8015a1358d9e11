import type { PriceKey } from './lines.ts';

export interface Price {
  /** US dollars for `per` units. */
  readonly dollars: number;
  readonly per: number;
}

/** When the list was put together. */
export const pricesOf = '2026-11-23';

/** Pages of AWS that the prices are published on. */
export const priceSources: Readonly<Record<string, string>> = {
  DynamoDB: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  S3: 'https://aws.amazon.com/s3/pricing/',
  Lambda: 'https://aws.amazon.com/lambda/pricing/',
  'Step Functions': 'https://aws.amazon.com/step-functions/pricing/',
  SQS: 'https://aws.amazon.com/sqs/pricing/',
  'EventBridge Scheduler': 'https://aws.amazon.com/eventbridge/pricing/',
  CloudWatch: 'https://aws.amazon.com/cloudwatch/pricing/',
  KMS: 'https://aws.amazon.com/kms/pricing/',
};

const million = 1_000_000;

/** The same in both regions. */
const anywhere = {
  invocation: { dollars: 0.2, per: million },
  gigabyteSecond: { dollars: 13.3334, per: million },
  transition: { dollars: 0.025, per: 1000 },
  queueRequest: { dollars: 0.4, per: million },
  alarm: { dollars: 0.1, per: 1 },
  metric: { dollars: 0.3, per: 1 },
  dashboard: { dollars: 3, per: 1 },
  key: { dollars: 1, per: 1 },
  keyRequest: { dollars: 0.03, per: 10_000 },
  transferGigabyte: { dollars: 0, per: 1 },
} as const;

/**
 * List prices before tax, of the first tier and without free tiers: Lambda on arm64, DynamoDB on demand in its standard class, S3
 * Standard.
 */
export const prices: Readonly<Record<'us-east-1' | 'eu-central-1', Readonly<Record<PriceKey, Price>>>> = {
  'us-east-1': {
    ...anywhere,
    writeUnit: { dollars: 0.625, per: million },
    readUnit: { dollars: 0.125, per: million },
    tableGigabyteMonth: { dollars: 0.25, per: 1 },
    backupGigabyteMonth: { dollars: 0.2, per: 1 },
    put: { dollars: 0.005, per: 1000 },
    get: { dollars: 0.0004, per: 1000 },
    objectGigabyteMonth: { dollars: 0.023, per: 1 },
    scheduled: { dollars: 1, per: million },
    logGigabyte: { dollars: 0.5, per: 1 },
    logGigabyteMonth: { dollars: 0.03, per: 1 },
  },
  'eu-central-1': {
    ...anywhere,
    writeUnit: { dollars: 0.7625, per: million },
    readUnit: { dollars: 0.1525, per: million },
    tableGigabyteMonth: { dollars: 0.306, per: 1 },
    backupGigabyteMonth: { dollars: 0.2448, per: 1 },
    put: { dollars: 0.0054, per: 1000 },
    get: { dollars: 0.00043, per: 1000 },
    objectGigabyteMonth: { dollars: 0.0245, per: 1 },
    scheduled: { dollars: 1.2, per: million },
    logGigabyte: { dollars: 0.63, per: 1 },
    logGigabyteMonth: { dollars: 0.0324, per: 1 },
  },
};

export type Region = keyof typeof prices;

export const regions = ['us-east-1', 'eu-central-1'] as const satisfies Region[];

/**
 * Prices that a source within reach confirmed when the list was put together: AWS's own page or price list, or somebody who quotes it
 * with a date. The others are as they were last known, and are to be looked up on the pages in `priceSources`.
 */
export const confirmed: Readonly<Record<Region, ReadonlySet<PriceKey>>> = {
  'us-east-1': new Set([
    'writeUnit',
    'readUnit',
    'tableGigabyteMonth',
    'backupGigabyteMonth',
    'objectGigabyteMonth',
    'invocation',
    'gigabyteSecond',
    'transition',
    'queueRequest',
  ]),
  'eu-central-1': new Set(['objectGigabyteMonth', 'transition']),
};
