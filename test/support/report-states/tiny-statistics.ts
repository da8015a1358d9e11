import type { Statistics } from '../../../shared/contracts/statistics.ts';
import { retailMovements } from '../movements-fixture.ts';
import { onlineRetail } from '../statistics-fixture.ts';
import { cells, group, stageKeys, tierKeys } from './groups-of-customers.ts';

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
  movements: {
    ...retailMovements,
    stayed: 11_001,
    arrived: 11_002,
    gone: 11_003,
    schemes: [
      { scheme: 'tier', moved: 11_004, moves: [{ from: 'core', to: 'dormant', customers: 11_004 }] },
      { scheme: 'lifecycle', moved: 11_005, moves: [{ from: 'new', to: 'active', customers: 11_005 }] },
      { scheme: 'rfm', moved: 11_006, moves: [{ from: 'at_risk', to: 'lost', customers: 11_006 }] },
      { scheme: 'cluster', moved: 5_501, moves: [{ from: 'c1', to: 'c2', customers: 5_501 }] },
    ],
    drift: [{ feature: 'orders', name: { en: 'Orders', zh: '订单数' }, psi: 0.77 }],
  },
  interests: {
    customers: 12_001,
    paths: 12_002,
    top: [{ path: 'bags', customers: 12_003, strong: 12_004, meanScore: 7.3, previousStrong: 12_009 }],
  },
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
