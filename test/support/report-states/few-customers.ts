import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { retailPicture } from '../picture-fixture.ts';
import { onlineRetail } from '../statistics-fixture.ts';
import { cells, group, stageKeys, tierKeys } from './groups-of-customers.ts';

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
  movements: null,
  interests: { customers: 0, paths: 0, top: [] },
  descriptions: [],
  picture: {
    ...retailPicture,
    cohorts: { ...retailPicture.cohorts, rows: [] },
    funnel: { firstDate: null, lastDate: null, steps: [], tiers: [], paths: [], searches: [], rareSearches: 0 },
    value: { ...retailPicture.value, customers: 0, expectedOrders: 0, valued: 0, clvMinor: 0, tiers: [] },
    together: { baskets: 0, rules: [] },
  },
  models: [],
};

const [firstCluster] = onlineRetail.clusters.clusters;
/** Everybody in one cluster, which no earlier run had. */
export const oneCluster = {
  ...onlineRetail.clusters,
  k: 1,
  silhouette: null,
  gone: [],
  clusters:
    firstCluster === undefined ? [] : [{ ...firstCluster, previous: null, match: null, joined: null, left: null }],
};

/** One customer with one order. */
export const oneCustomer: Statistics = {
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
