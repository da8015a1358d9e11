import type { AudienceStatistics, GroupStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import { retailMovements } from './movements-fixture.ts';
import { browsedModels, browsedPicture, retailModels, retailPicture } from './picture-fixture.ts';
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

/** Groups and tags of every kind of coverage. */
const describedGroups: Statistics['descriptions'] = [
  ...onlineRetail.descriptions,
  ...(['regulars', 'sleepers', 'nobodies'] as const).map((name, at) => ({
    key: `group.${name}`,
    kind: 'tag' as const,
    name: { en: ['Regulars', 'Sleepers', 'Nobodies'][at] ?? name, zh: ['常客', '沉睡者', '无人'][at] ?? name },
    type: 'bool' as const,
    present: 4_338 - at,
    customers: 4_372,
    numbers: null,
    values: [
      { value: 'false', customers: at === 2 ? 4_336 : 3_000 + at },
      ...(at === 2 ? [] : [{ value: 'true', customers: 1_338 - 2 * at }]),
    ],
  })),
];

/** A made-up shop of which everything is known. */
export const browsedShop: Statistics = {
  ...onlineRetail,
  descriptions: describedGroups,
  picture: browsedPicture,
  models: browsedModels,
};

const { picture: _picture, models: _models, ...beforePictures } = onlineRetail;
const modelsThatWarn = (name: string, ...warnings: string[]): Statistics => ({
  ...browsedShop,
  models: browsedModels.map((card) => (card.name === name ? { ...card, warnings } : card)),
});

const [firstCluster] = onlineRetail.clusters.clusters;
const oneCluster = {
  ...onlineRetail.clusters,
  k: 1,
  silhouette: null,
  gone: [],
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

const [firstAudience] = onlineRetail.audiences;
if (firstAudience === undefined) throw new Error('The fixture has audiences.');

/** A campaign that is not to be sent at present, for a reason of its own: its rule is not asked, and who was in it has left. */
const resting = (withheld: string): AudienceStatistics => ({
  ...firstAudience,
  campaign: `resting-${withheld}`,
  matched: 0,
  excluded: {},
  members: 0,
  treatment: 0,
  control: 0,
  withheld,
  entered: 0,
  exited: withheld === 'paused' ? 703 : 0,
  files: [],
});

/** Everybody who matches is left out for want of consent. */
const unheard = (audience: AudienceStatistics): AudienceStatistics => ({
  ...audience,
  excluded: { no_consent: audience.matched },
  members: 0,
  treatment: 0,
  control: 0,
  withheld: 'below_minimum_size',
  files: [],
});

const manyReasons: AudienceStatistics = {
  ...firstAudience,
  strategy: 'by-segment',
  matched: 759 + 61 + 8 + 3 + 40 + 14 + 31,
  excluded: { no_consent: 61, suppressed: 8, erased: 3, global_control: 40, exclusive_group: 14, frequency_cap: 31 },
  files: ['members.csv.gz', 'control.csv.gz', 'google-customer-match.csv.gz', 'meta-custom-audience.csv.gz'].map(
    (name) => ({ key: `audiences/winback-dormant/run=${onlineRetail.run}/${name}`, rows: 607, bytes: 33_120 }),
  ),
};

const hostile = "<img src=x> & 'co' \"</script>";
const hostileText = { en: hostile, zh: hostile };

/** Everything that comes from data or configuration tries to be markup. */
export const hostileStatistics: Statistics = {
  ...onlineRetail,
  note: hostileText,
  data: {
    ...onlineRetail.data,
    refused: { [hostile]: 3 },
    repaired: { [hostile]: 3 },
    sources: [{ source: hostile, events: { [hostile]: 2 }, newest: null }],
  },
  clusters: {
    ...onlineRetail.clusters,
    features: [hostile],
    gone: [{ id: hostile, name: hostileText, previous: 9 }],
    clusters: onlineRetail.clusters.clusters.map((cluster) => ({
      ...cluster,
      name: hostileText,
      match: { overlap: 0.5, shift: 0.9, formerName: hostileText },
      deviations: cluster.deviations.map((deviation) => ({ ...deviation, feature: hostile, name: hostileText })),
    })),
  },
  movements: {
    ...retailMovements,
    schemes: retailMovements.schemes.map((scheme) => ({
      ...scheme,
      moves: [{ from: hostile, to: `${hostile}2`, customers: 3 }],
    })),
    drift: [{ feature: hostile, name: hostileText, psi: 0.9 }],
  },
  interests: {
    customers: 9,
    paths: 1,
    top: [{ path: `${hostile}/${hostile}`, customers: 9, strong: 9, meanScore: 9, previousStrong: 2 }],
  },
  descriptions: [
    {
      key: hostile,
      kind: 'tag',
      name: hostileText,
      type: 'string',
      present: 9,
      customers: 9,
      numbers: null,
      values: [{ value: hostile, customers: 9 }],
    },
    {
      key: `group.${hostile}`,
      kind: 'tag',
      name: hostileText,
      type: 'bool',
      present: 9,
      customers: 9,
      numbers: null,
      values: [{ value: 'true', customers: 9 }],
    },
  ],
  picture: {
    ...browsedPicture,
    funnel: {
      ...browsedPicture.funnel,
      paths: [{ path: hostile, visits: 9 }],
      searches: [{ term: hostile, customers: 9 }],
      rareSearches: 0,
    },
    together: {
      baskets: 9,
      rules: [
        {
          antecedent: [{ product: hostile, category: hostile }],
          consequent: [{ product: hostile, category: '' }],
          count: 9,
          confidence: 0.5,
          lift: 2,
        },
      ],
    },
    feedback: { ...browsedPicture.feedback, complaints: [{ topic: hostile, reviews: 9 }] },
  },
  models: [
    {
      name: `lookalike:${hostile}`,
      fittedOn: { customers: 9, from: null, to: null },
      parameters: { [hostile]: hostile },
      metrics: { [hostile]: null },
      warnings: [hostile],
    },
  ],
  audiences: [
    {
      ...firstAudience,
      campaign: hostile,
      name: hostileText,
      rule: `</pre>${hostile}`,
      strategy: hostile,
      channel: hostile,
      excluded: { [hostile]: 4 },
      manifest: `audiences/${hostile}/manifest.json`,
      files: [{ key: `audiences/${hostile}/members.csv.gz`, rows: 1, bytes: 2 }],
    },
  ],
};

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
