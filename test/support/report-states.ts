import type { Statistics } from '../../shared/contracts/statistics.ts';
import { retailMovements } from './movements-fixture.ts';
import { browsedModels, browsedPicture, retailModels } from './picture-fixture.ts';
import { manyReasons, resting, unheard } from './report-states/audience-states.ts';
import { beforePictures, browsedShop, modelsThatWarn } from './report-states/browsed-shop.ts';
import { emptyStatistics, oneCluster, oneCustomer } from './report-states/few-customers.ts';
import { group } from './report-states/groups-of-customers.ts';
import { hostileStatistics } from './report-states/hostile-statistics.ts';
import { tinyStatistics } from './report-states/tiny-statistics.ts';
import { onlineRetail } from './statistics-fixture.ts';

/** The year of a real shop, all its money so many times as much. */
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
  ['no run before it and no note', { ...onlineRetail, previousRun: null, note: null, movements: null }],
  ['a run before it that left no movements', { ...onlineRetail, movements: null }],
  [
    'nothing new since the run before',
    {
      ...onlineRetail,
      data: { ...onlineRetail.data, newest: '2011-11-09T18:02:00.000Z' },
      movements: { ...retailMovements, arrived: 0, gone: 0 },
    },
  ],
  [
    'nobody who moved',
    {
      ...onlineRetail,
      movements: {
        ...retailMovements,
        arrived: 0,
        gone: 0,
        schemes: retailMovements.schemes.map((scheme) => ({ ...scheme, moved: 0, moves: [] })),
        drift: retailMovements.drift.map((feature) => ({ ...feature, psi: 0.01 })),
      },
    },
  ],
  [
    'a new cluster and many names',
    {
      ...onlineRetail,
      clusters: {
        ...onlineRetail.clusters,
        clusters: onlineRetail.clusters.clusters.map((cluster) => ({
          ...cluster,
          name: {
            en: `${cluster.name.en}, bought in many small orders all over the year`,
            zh: `${cluster.name.zh}，全年多次小额下单`,
          },
          ...(cluster.id === 'c5' ? { previous: null, match: null, joined: null, left: null } : {}),
        })),
      },
    },
  ],
  ['a run before it whose id has no date', { ...onlineRetail, previousRun: 'first' }],
  ['no audiences', { ...onlineRetail, audiences: [] }],
  ['no categories', { ...onlineRetail, interests: emptyStatistics.interests }],
  ['campaigns at rest', { ...onlineRetail, audiences: ['paused', 'not_started', 'ended'].map(resting) }],
  ['consents that nobody knows', { ...onlineRetail, audiences: onlineRetail.audiences.map(unheard) }],
  ['every reason to leave somebody out', { ...onlineRetail, audiences: [manyReasons] }],
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
        gone: [],
        clusters: onlineRetail.clusters.clusters.map((cluster) => ({
          ...cluster,
          previous: null,
          match: null,
          joined: null,
          left: null,
        })),
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
  ['a shop that is looked at', browsedShop],
  ['a version that counted no picture', beforePictures],
  ['too few who came back', modelsThatWarn('bg-nbd', 'few_repeaters')],
  ['a model that did not converge', modelsThatWarn('bg-nbd', 'not_converged')],
  ['values without a bound', modelsThatWarn('gamma-gamma', 'mean_value_infinite')],
  [
    'a forecast that failed its test',
    {
      ...browsedShop,
      models: retailModels.map((card) =>
        card.name === 'bg-nbd' ? { ...card, warnings: [], metrics: { ...card.metrics, heldOutOrders: 9_999 } } : card,
      ),
    },
  ],
  [
    'few reviews, visits, searches and baskets',
    {
      ...browsedShop,
      picture: {
        ...browsedPicture,
        funnel: {
          ...browsedPicture.funnel,
          tiers: browsedPicture.funnel.tiers.slice(-1),
          steps: browsedPicture.funnel.steps.map((step) => ({ ...step, visits: 0, meanSeconds: null })),
          searches: [],
          rareSearches: 12,
        },
        feedback: { ...browsedPicture.feedback, reviews: 12, rated: 0, meanStars: null, stars: [0, 0, 0, 0, 0] },
      },
      models: browsedModels.map((card) =>
        card.name === 'association-rules' ? { ...card, warnings: ['few_baskets'] } : card,
      ),
    },
  ],
  ['names that look like markup', hostileStatistics],
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
