import type { ModelCard } from '../../shared/contracts/model-card.ts';
import type {
  CohortStatistics,
  PictureStatistics,
  ValueStatistics,
} from '../../shared/contracts/picture-statistics.ts';
import { feedbackOf } from './feedback-of.ts';

/** Customers of Online Retail by month of the first order, and by months since: the 91 published counts. */
const retailCohorts: CohortStatistics = {
  lastDate: '2011-12-09',
  isLastMonthOver: false,
  rows: [
    ['2010-12', [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]],
    ['2011-01', [417, 92, 111, 96, 134, 120, 103, 101, 125, 136, 152, 49]],
    ['2011-02', [380, 71, 71, 108, 103, 94, 96, 106, 94, 116, 26]],
    ['2011-03', [452, 68, 114, 90, 101, 76, 121, 104, 126, 39]],
    ['2011-04', [300, 64, 61, 63, 59, 68, 65, 78, 22]],
    ['2011-05', [284, 54, 49, 49, 59, 66, 75, 27]],
    ['2011-06', [242, 42, 38, 64, 56, 81, 23]],
    ['2011-07', [188, 34, 39, 42, 51, 21]],
    ['2011-08', [169, 35, 42, 41, 21]],
    ['2011-09', [299, 70, 90, 34]],
    ['2011-10', [358, 86, 41]],
    ['2011-11', [323, 36]],
    ['2011-12', [41]],
  ].map(([month, active]) => ({
    month: month as string,
    customers: (active as number[])[0] ?? 0,
    active: active as number[],
  })),
};

const orders = (key: string, customers: number, visits: number) => ({
  key,
  customers,
  visits,
  carts: visits,
  checkouts: visits,
  orders: visits,
});

const valueOfTier = (
  key: string,
  customers: number,
  expectedOrders: number,
  clvMinor: number,
  clvQuartiles: readonly [number, number, number],
  leaving = 0,
  told = 0,
): ValueStatistics['tiers'][number] => ({
  key,
  customers,
  expectedOrders,
  valued: customers,
  clvMinor,
  clvQuartiles,
  told,
  leaving,
});

const noFeedback = feedbackOf({ customers: 0, reviews: 0, rated: 0, meanStars: null }, [0, 0, 0, 0, 0], [0, 0, 0], {});

const kids = 'toys/children';
const item = (product: string, category: string) => ({ product, category });

/** Of a run over the year of Online Retail: orders only, and nobody is seen to stop buying. */
export const retailPicture: PictureStatistics = {
  cohorts: retailCohorts,
  funnel: {
    firstDate: '2010-12-01',
    lastDate: '2011-12-09',
    steps: [{ stage: 'order', visits: 17_043, meanSeconds: null }],
    tiers: [
      orders('core', 925, 9_362),
      orders('growth', 1_150, 3_752),
      orders('ordinary', 1_337, 2_598),
      orders('dormant', 927, 1_331),
    ],
    paths: [{ path: 'order', visits: 17_043 }],
    searches: [],
    rareSearches: 0,
  },
  value: {
    ordersWithinDays: 90,
    moneyWithinDays: 365,
    customers: 4_338,
    expectedOrders: 4_672.176,
    valued: 4_338,
    clvMinor: 876_692_962,
    tiers: [
      valueOfTier('core', 925, 2_207.397, 490_275_616, [178_145, 271_134, 456_062]),
      valueOfTier('growth', 1_150, 1_246.517, 202_902_568, [90_249, 121_825, 181_744]),
      valueOfTier('ordinary', 1_336, 928.718, 139_936_506, [68_208, 90_249, 124_286]),
      valueOfTier('dormant', 927, 289.544, 43_578_272, [31_898, 38_189, 47_587]),
    ],
    alive: [0, 0.2, 0.5, 0.8].map((from) => ({ from, customers: 0, expectedOrders: 0, clvMinor: 0 })),
  },
  together: {
    baskets: 18_536,
    rules: [
      {
        antecedent: [item('23290', kids), item('23291', kids)],
        consequent: [item('23289', kids)],
        count: 96,
        confidence: 0.9696969696969697,
        lift: 127.47732645604987,
      },
      {
        antecedent: [item('22916', 'garden'), item('22918', 'garden'), item('22919', 'garden')],
        consequent: [item('22921', 'garden')],
        count: 143,
        confidence: 0.89937106918239,
        lift: 100.42615746002879,
      },
    ],
  },
  feedback: noFeedback,
};

const period = { from: '2010-12-01', to: '2011-12-09' };

export const retailModels: readonly ModelCard[] = [
  {
    name: 'association-rules',
    fittedOn: { customers: 0, ...period },
    parameters: { minSupport: 0.005, minConfidence: 0.2, maxLength: 4 },
    metrics: { baskets: 18_536, itemsets: 4_400, rules: 6_265 },
    warnings: [],
  },
  {
    name: 'bg-nbd',
    fittedOn: { customers: 4_338, ...period },
    parameters: { r: 0.8265419234942993, alpha: 68.9051229732135, a: 0.00343736884, b: 6.7451158520627, unit: 'days' },
    metrics: {
      logLikelihood: -61_823.47125016375,
      repeaters: 2_790,
      heldOutDays: 93,
      heldOutOrders: 4_567,
      expectedOrders: 3_423.993760020859,
      byRepeatOrders: [
        { x: 0, customers: 1_423, actual: 0.6036542515811666, expected: 0.3956768630492282 },
        { x: 1, customers: 680, actual: 0.9558823529411765, expected: 0.7279833156774762 },
        { x: 2, customers: 409, actual: 1.178484107579462, expected: 1.0140092515762096 },
        { x: 3, customers: 29, actual: 1.5684647302904564, expected: 1.257017671518812 },
        { x: 4, customers: 718, actual: 3.365313653136531, expected: 2.9313463306567518 },
      ],
    },
    warnings: ['no_dropout_seen'],
  },
  {
    name: 'gamma-gamma',
    fittedOn: { customers: 2_790, ...period },
    parameters: { p: 2.1033822429428835, q: 3.4511788298132586, v: 485.8884991188393 },
    metrics: { logLikelihood: -19_083.330649027794, frequencyValueCorrelation: 0.015905631539075513 },
    warnings: [],
  },
  {
    name: 'kmeans',
    fittedOn: { customers: 4_372, ...period },
    parameters: { k: 6, features: ['recency_days', 'orders'] },
    metrics: { inertia: 19_126.25, silhouette: 0.2228, stability: 0.9967, candidates: [] },
    warnings: ['weak_structure'],
  },
  {
    name: 'recommendations',
    fittedOn: { customers: 4_339, ...period },
    parameters: { items: 3_632, halfLifeDays: 90, heldOutDays: 75 },
    metrics: {
      customers: 1_893,
      recallAt10: 0.09235173762760737,
      coverage: 0.6145591647331786,
      popularityRecallAt10: 0.030203734196537636,
      popularityCoverage: 0.002900232018561485,
    },
    warnings: [],
  },
];

const visitsOf = (key: string, customers: number, visits: number, ...[carts, checkouts, ordered]: number[]) => ({
  key,
  customers,
  visits,
  carts: carts ?? 0,
  checkouts: checkouts ?? 0,
  orders: ordered ?? 0,
});

/** Of a made-up shop that is looked at, searched, reviewed, and where customers are seen to stop buying. */
export const browsedPicture: PictureStatistics = {
  cohorts: {
    lastDate: '2011-11-30',
    isLastMonthOver: true,
    rows: [
      { month: null, customers: 801, active: [801, 202, 203] },
      { month: '2011-09', customers: 412, active: [412, 95, 71] },
      { month: '2011-10', customers: 29, active: [29, 6] },
      { month: '2011-11', customers: 377, active: [377] },
    ],
  },
  funnel: {
    firstDate: '2011-06-01',
    lastDate: '2011-12-09',
    steps: [
      { stage: 'view', visits: 48_211, meanSeconds: null },
      { stage: 'cart', visits: 6_204, meanSeconds: 211.4 },
      { stage: 'checkout', visits: 2_977, meanSeconds: 95.2 },
      { stage: 'order', visits: 2_411, meanSeconds: 4_010 },
    ],
    tiers: [
      visitsOf('core', 931, 15_211, 3_402, 1_811, 1_502),
      visitsOf('growth', 1_001, 14_010, 2_011, 804, 611),
      visitsOf('ordinary', 1_302, 18_990, 1_507, 601, 402),
      visitsOf('dormant', 17, 29, 2, 1, 1),
    ],
    paths: [
      { path: 'view', visits: 21_404 },
      { path: 'search>view', visits: 7_811 },
      { path: 'list_view>view>cart_add', visits: 2_004 },
      { path: 'search>view>favorite>view>cart_add>checkout>order>share>…', visits: 311 },
    ],
    searches: [
      { term: 'lunch bag', customers: 811 },
      { term: '生日卡片', customers: 402 },
      ...Array.from({ length: 12 }, (_, at) => ({ term: `term ${at}`, customers: 90 - at })),
    ],
    rareSearches: 4_120,
  },
  value: {
    ordersWithinDays: 90,
    moneyWithinDays: 365,
    customers: 4_338,
    expectedOrders: 2_911.4,
    valued: 4_301,
    clvMinor: 511_330_211,
    tiers: [
      valueOfTier('core', 925, 1_940.2, 390_275_616, [178_145, 271_134, 456_062], 12, 925),
      valueOfTier('growth', 1_150, 640.1, 82_902_568, [60_249, 91_825, 141_744], 133, 870),
      valueOfTier('ordinary', 1_336, 301.9, 34_573_755, [8_208, 20_249, 44_286], 402, 611),
      valueOfTier('dormant', 20, 29.2, 3_578_272, [1_898, 8_189, 17_587], 17, 19),
    ],
    alive: [
      { from: 0, customers: 311, expectedOrders: 4.2, clvMinor: 402_110 },
      { from: 0.2, customers: 253, expectedOrders: 61.1, clvMinor: 5_402_110 },
      { from: 0.5, customers: 640, expectedOrders: 402.9, clvMinor: 60_402_110 },
      { from: 0.8, customers: 1_586, expectedOrders: 2_001.5, clvMinor: 401_002_110 },
    ],
  },
  together: retailPicture.together,
  feedback: feedbackOf(
    { customers: 602, reviews: 911, rated: 850, meanStars: 3.9123 },
    [81, 62, 101, 202, 404],
    [140, 33, 390],
    { delivery: 88, size: 31, own_topic: 2 },
  ),
};

/** Cards with which everything may be said. */
export const browsedModels: readonly ModelCard[] = [
  ...retailModels.map((card) => (card.name === 'bg-nbd' ? { ...card, warnings: [] } : card)),
  {
    name: 'attribute:demographic.gender',
    fittedOn: { customers: 902, ...period },
    parameters: { values: ['f', 'm'], columns: 311, minAccuracy: 0.8, minConfidence: 0.9 },
    metrics: { known: 1_203, isUsed: false, accuracy: 0.71, balancedAccuracy: 0.69, auc: 0.74 },
    warnings: ['accuracy_too_low', 'own_warning'],
  },
];
