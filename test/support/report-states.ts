import type { GroupStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import { onlineRetail } from './statistics-fixture.ts';

const group = (key: string, customers: number, spendMinor: number, previous: number | null): GroupStatistics => ({
  key,
  customers,
  spendMinor,
  medianRecencyDays: customers === 0 ? null : 12,
  previous,
});

const tierKeys = ['core', 'growth', 'ordinary', 'dormant'];
const stageKeys = ['prospect', 'new', 'active', 'loyal', 'returned', 'at_risk', 'lapsed', 'lost'];
const scores = [1, 2, 3, 4, 5];
const cells = scores.flatMap((r) => scores.map((f) => ({ r, f })));

/** Statistics in which every number of a kind is its own, so that it can be looked for in the page. */
export const tinyStatistics: Statistics = {
  ...onlineRetail,
  data: {
    ...onlineRetail.data,
    drops: 4_001,
    days: 4_002,
    rows: { read: 1_001, applied: 1_002, duplicate: 1_003, refused: 1_004 },
    refused: { bad_number: 1_005 },
    repaired: { id_decimal: 7_001 },
  },
  customers: {
    ...onlineRetail.customers,
    profiles: 2_005,
    tiers: tierKeys.map((key, index) => group(key, 2_001 + index, 100, 5_001 + index)),
    lifecycle: stageKeys.map((key, index) => group(key, 3_001 + index, 100, 10)),
  },
  rfm: {
    ...onlineRetail.rfm,
    heat: cells.map(({ r, f }, index) => ({ r, f, customers: 9_101 + index, spendMinor: 100 })),
  },
  clusters: { ...onlineRetail.clusters, silhouette: 0.612, inertia: 77.25 },
  audiences: onlineRetail.audiences.slice(0, 1).map((audience) => ({
    ...audience,
    matched: 6_001,
    treatment: 6_002,
    control: 6_003,
    excluded: { no_consent: 6_004 },
    entered: 6_005,
    exited: 8_001,
    files: [{ key: `audiences/${audience.campaign}/members.csv.gz`, rows: 8_002, bytes: 33_000 }],
    minimumSize: 8_003,
  })),
};

/** A first run before anything was dropped. */
export const emptyStatistics: Statistics = {
  ...onlineRetail,
  previousRun: null,
  note: null,
  data: {
    drops: 0,
    rows: { read: 0, applied: 0, duplicate: 0, refused: 0 },
    refused: {},
    repaired: {},
    sources: [],
    newest: null,
    days: 0,
    firstDate: null,
  },
  customers: {
    profiles: 0,
    buyers: 0,
    spendMinor: 0,
    tiers: tierKeys.map((key) => group(key, 0, 0, null)),
    lifecycle: stageKeys.map((key) => group(key, 0, 0, null)),
    concentration: [],
    folded: [],
  },
  rfm: { ...onlineRetail.rfm, segments: [], heat: [], cuts: { recency: [], frequency: [], money: [] } },
  clusters: { k: 0, silhouette: null, inertia: 0, features: [], gone: [], clusters: [] },
  audiences: [],
};

const [firstCluster] = onlineRetail.clusters.clusters;
const oneCluster = {
  ...onlineRetail.clusters,
  k: 1,
  silhouette: null,
  clusters:
    firstCluster === undefined ? [] : [{ ...firstCluster, previous: null, match: null, joined: null, left: null }],
};

const oneCustomer: Statistics = {
  ...emptyStatistics,
  data: {
    ...emptyStatistics.data,
    drops: 1,
    rows: { read: 1, applied: 1, duplicate: 0, refused: 0 },
    sources: [{ source: 'shop', events: { order: 1 }, newest: '2011-12-09T23:59:00.000Z' }],
    newest: '2011-12-09T23:59:00.000Z',
    days: 1,
    firstDate: '2011-12-09',
  },
  customers: {
    profiles: 1,
    buyers: 1,
    spendMinor: 1999,
    tiers: tierKeys.map((key) => (key === 'dormant' ? group(key, 1, 1999, null) : group(key, 0, 0, null))),
    lifecycle: stageKeys.map((key) => (key === 'new' ? group(key, 1, 1999, null) : group(key, 0, 0, null))),
    concentration: [0.01, 0.05, 0.1, 0.2, 0.5].map((share) => ({ share, spendShare: 1 })),
    folded: [1],
  },
  rfm: {
    ...onlineRetail.rfm,
    segments: [group('lost', 1, 1999, null)],
    heat: cells.map(({ r, f }) => ({ r, f, customers: r + f === 2 ? 1 : 0, spendMinor: r + f === 2 ? 1999 : 0 })),
    cuts: { recency: [1, 1, 1, 1], frequency: [1, 1, 1, 1], money: [1999, 1999, 1999, 1999] },
  },
  clusters: { ...oneCluster, clusters: oneCluster.clusters.map((cluster) => ({ ...cluster, size: 1 })) },
};

const scaled = (factor: number, changed: Partial<Statistics>): Statistics => ({
  ...onlineRetail,
  customers: {
    ...onlineRetail.customers,
    spendMinor: onlineRetail.customers.spendMinor * factor,
    tiers: onlineRetail.customers.tiers.map((tier) => ({ ...tier, spendMinor: tier.spendMinor * factor })),
    lifecycle: onlineRetail.customers.lifecycle.map((stage) => ({ ...stage, spendMinor: stage.spendMinor * factor })),
  },
  rfm: {
    ...onlineRetail.rfm,
    segments: onlineRetail.rfm.segments.map((segment) => ({ ...segment, spendMinor: segment.spendMinor * factor })),
    heat: onlineRetail.rfm.heat.map((cell) => ({ ...cell, spendMinor: cell.spendMinor * factor })),
  },
  ...changed,
});

/** States a page can be in, each with a name that completes "a run with …". */
export const reportStates: readonly (readonly [name: string, statistics: Statistics])[] = [
  ['a year of a real shop', onlineRetail],
  ['numbers that are all different', tinyStatistics],
  ['nothing at all', emptyStatistics],
  ['no run before it and no note', { ...onlineRetail, previousRun: null, note: null }],
  ['a run before it whose id has no date', { ...onlineRetail, previousRun: 'first' }],
  ['no audiences', { ...onlineRetail, audiences: [] }],
  [
    'every audience withheld',
    {
      ...onlineRetail,
      audiences: onlineRetail.audiences.map((audience) => ({
        ...audience,
        treatment: 0,
        control: 0,
        withheld: 'below_minimum_size',
        minimumSize: 10_000,
        files: [],
      })),
    },
  ],
  [
    'customers without orders',
    {
      ...onlineRetail,
      customers: { ...onlineRetail.customers, buyers: 0, spendMinor: 0, concentration: [] },
      rfm: { ...onlineRetail.rfm, heat: [], segments: [group('none', 4_372, 0, null)] },
      clusters: emptyStatistics.clusters,
    },
  ],
  ['one customer', oneCustomer],
  [
    'clusters that no earlier run had',
    {
      ...onlineRetail,
      clusters: {
        ...onlineRetail.clusters,
        clusters: onlineRetail.clusters.clusters.map((cluster) => ({ ...cluster, previous: null })),
      },
    },
  ],
  ['one cluster', { ...onlineRetail, clusters: oneCluster }],
  [
    'no refused rows',
    {
      ...onlineRetail,
      data: {
        ...onlineRetail.data,
        refused: {},
        repaired: {},
        rows: { read: 9, applied: 9, duplicate: 0, refused: 0 },
      },
    },
  ],
  ['a currency without minor units', scaled(1, { currency: 'JPY', minorPerMajor: 1 })],
  ['very much money', scaled(1e6, {})],
  ['more returns than orders', scaled(-1, {})],
  ['old data', { ...onlineRetail, asOf: '2012-03-01T00:00:00.000Z', asOfDate: '2012-03-01' }],
  [
    'names that look like markup',
    {
      ...onlineRetail,
      note: { en: '<b>&</b>', zh: '<b>&</b>' },
      data: {
        ...onlineRetail.data,
        refused: { '<own>': 3 },
        sources: [{ source: '"><x', events: { '<kind>': 2 }, newest: null }],
      },
    },
  ],
  [
    'keys that have no words',
    {
      ...onlineRetail,
      customers: { ...onlineRetail.customers, tiers: [group('platinum_plus', 4_372, 5_000, 4_086)] },
      audiences: onlineRetail.audiences.map((audience) => ({
        ...audience,
        strategy: 'own_strategy',
        channel: 'pigeon',
        excluded: { own_reason: 7 },
        withheld: 'own_reason',
      })),
    },
  ],
];
