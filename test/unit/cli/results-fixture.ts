import type { DropResult, ProfileResult, RunResult, StatusResult } from '../../../cli/results.ts';

export const appliedDrop: DropResult = {
  source: 'shop',
  file: 'orders.csv',
  drop: '3f9a1c0be27d45a1c6e0',
  status: 'applied',
  rows: { read: 1204, applied: 1190, duplicate: 9, refused: 5 },
  refused: { negative_price: 1, missing_time: 4 },
  repaired: {},
  customers: 318,
  quarantine: 'quarantine/shop/3f9a1c0be27d45a1c6e0/',
  problem: null,
  samples: [
    { line: 17, reason: 'negative_price', message: 'price is -3.00' },
    { line: 88, reason: 'missing_time', message: 'column "InvoiceDate" is empty' },
  ],
  seconds: 0.41,
};

export const refusedDrop: DropResult = {
  ...appliedDrop,
  status: 'refused',
  rows: { read: 0, applied: 0, duplicate: 0, refused: 0 },
  refused: {},
  customers: 0,
  quarantine: null,
  problem: {
    message: 'no column "InvoiceDate" (or "timestamp") in the header',
    found: 'Invoice, Date, Customer, Total',
    expected: 'one of: InvoiceDate, timestamp',
  },
  samples: [],
};

export const profile: ProfileResult = {
  userId: '14646',
  identities: { user_id: ['14646'] },
  traits: {},
  traitValues: [],
  disagreements: [],
  tags: {
    'consumption.average_order_value': {
      value: 3829,
      confidence: 0.97,
      origin: 'computed',
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    },
    'consumption.cycle_days': {
      value: 4,
      confidence: 0.9,
      origin: 'computed',
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    },
    'value.recency_days': {
      value: 2,
      confidence: 1,
      origin: 'computed',
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    },
    'region.country': {
      value: 'Netherlands',
      confidence: 1,
      origin: 'declared',
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    },
    'interest.bags': { value: 8.8, confidence: 1, origin: 'computed', computedAt: '2011-12-10T00:00:00Z', version: 1 },
    'interest.kitchen': {
      value: 9.14,
      confidence: 1,
      origin: 'computed',
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    },
  },
  tagsFrom: 'run',
  segments: { rfm: 'champions', tier: 'core', lifecycle: 'at_risk', cluster: 'c3' },
  scores: [5, 5, 5],
  clusterName: { en: 'Frequent, broad baskets', zh: '高频' },
  memberships: { 'vip-preview': { arm: 'treatment', since: '2011-10-01T00:00:00.000Z' } },
  lists: [],
  suppressed: [],
  activity: {
    firstDay: '2010-12-20',
    lastDay: '2011-12-08',
    activeDays: 47,
    orders: 73,
    spendMinor: 27_948_900,
    currency: 'GBP',
    events: { order: 2080, refund: 5 },
  },
  consents: {},
  ownTagNames: {},
};

export const runResult: RunResult = {
  run: '2011-12-10T00-00-00Z-7f3a1c',
  asOf: '2011-12-10T00:00:00.000Z',
  profiles: 4372,
  parts: 1,
  segments: { rfm: {}, tier: {}, lifecycle: {}, cluster: [] },
  model: { k: 5, inertia: 1, silhouette: 0.3, features: [] },
  audiences: [],
  movements: null,
  digests: { audiences: 'a', model: 'm' },
  report: 'reports/run=2011-12-10T00-00-00Z-7f3a1c/index.html',
  seconds: 1.9,
};

export const status: StatusResult = {
  drops: [
    {
      drop: '3f9a1c0be27d45a1c6e0',
      source: 'shop',
      status: 'done',
      key: 'drops/shop/3f9a1c0be27d45a1c6e0-orders.csv',
      rows: { read: 1204, applied: 1190, duplicate: 9, refused: 5 },
      openedAt: '2026-11-23T11:42:48.338Z',
      finishedAt: '2026-11-23T11:42:51.042Z',
    },
  ],
  runs: [
    {
      run: '2011-12-10T00-00-00Z-7f3a1c',
      asOf: '2011-12-10T00:00:00.000Z',
      status: 'failed',
      profiles: null,
      startedAt: '2026-11-23T11:43:00.000Z',
      finishedAt: '2026-11-23T11:43:01.000Z',
      failure: 'ModelError',
    },
  ],
  deadLetters: 2,
  profiles: 4372,
  configuration: {
    inForceSince: '2026-11-23T11:40:00.000Z',
    problems: [
      { file: 'config/strata.yaml', line: 3, column: 12, message: 'time zone "Mars" is not known', expected: 'a zone' },
    ],
  },
};
