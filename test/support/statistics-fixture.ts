import type {
  AudienceStatistics,
  ClusterStatistics,
  CustomerStatistics,
  DataStatistics,
  GroupStatistics,
  RfmStatistics,
  Statistics,
} from '../../shared/contracts/statistics.ts';

const run = '2011-12-10T00-00-00Z-7f3a1c';

const group = (
  key: string,
  customers: number,
  spendMinor: number,
  medianRecencyDays: number | null,
  previous: number | null,
): GroupStatistics => ({ key, customers, spendMinor, medianRecencyDays, previous });

/** R, then F = 1..5: customers and money. */
const heat: readonly (readonly [r: number, cells: readonly (readonly [customers: number, spendMinor: number])[]])[] = [
  [
    1,
    [
      [367, 19_939_275],
      [301, 11_823_907],
      [141, 17_137_456],
      [47, 4_235_676],
      [12, 2_878_363],
    ],
  ],
  [
    2,
    [
      [203, 9_358_733],
      [206, 11_468_237],
      [233, 19_928_497],
      [174, 23_224_751],
      [51, 14_737_419],
    ],
  ],
  [
    3,
    [
      [165, 7_486_642],
      [185, 8_951_461],
      [188, 17_056_423],
      [206, 30_329_250],
      [124, 51_934_056],
    ],
  ],
  [
    4,
    [
      [91, 2_721_623],
      [118, 6_011_325],
      [170, 13_259_249],
      [246, 37_552_652],
      [242, 114_682_303],
    ],
  ],
  [
    5,
    [
      [42, 1_630_494],
      [57, 3_349_076],
      [136, 27_336_606],
      [194, 30_050_751],
      [439, 404_056_565],
    ],
  ],
];

const features = [
  ['recency_days', 'Days since the last order', '距上次下单天数'],
  ['orders', 'Orders', '订单数'],
  ['order_value', 'Money per order', '每单金额'],
  ['products', 'Different products', '不同商品数'],
  ['return_rate', 'Sent back', '退货占比'],
] as const;

/**
 * A year of Online Retail (UCI, CC BY 4.0) as a run of 10 December 2011 would see it. Tiers, scores and concentration are those of its
 * 4,338 buyers with ranked ties and returns ignored; stages, clusters, campaigns and the run before are made up.
 */
export const onlineRetail: Statistics = {
  run,
  asOf: '2011-12-10T00:00:00.000Z',
  asOfDate: '2011-12-10',
  timeZone: 'Europe/London',
  currency: 'GBP',
  minorPerMajor: 100,
  configuration: '3f9a1c0be27d',
  previousRun: '2011-11-10T00-00-00Z-c41d9b',
  note: {
    en: 'The shop and its orders are real. The campaigns are examples: nobody was ever sent these offers.',
    zh: '店铺与订单为真实数据；活动仅为示例，这些优惠从未发出。',
  },
  parts: 4,
  data: retailData(),
  customers: retailCustomers(),
  rfm: retailRfm(),
  clusters: retailClusters(),
  audiences: retailAudiences(),
};

function retailData(): DataStatistics {
  return {
    drops: 13,
    rows: { read: 541_909, applied: 401_604, duplicate: 5_225, refused: 135_080 },
    refused: { missing_id: 135_080 },
    repaired: { id_decimal: 406_829 },
    sources: [{ source: 'shop', events: { order: 392_732, refund: 8_872 }, newest: '2011-12-09T12:50:00.000Z' }],
    newest: '2011-12-09T12:50:00.000Z',
    days: 305,
    firstDate: '2010-12-01',
  };
}

function retailCustomers(): CustomerStatistics {
  return {
    profiles: 4_372,
    buyers: 4_338,
    spendMinor: 891_140_790,
    tiers: [
      group('core', 947, 574_708_680, 11, 842),
      group('growth', 1_181, 169_918_050, 34, 1_163),
      group('ordinary', 1_376, 90_499_383, 82.5, 1_290),
      group('dormant', 868, 56_014_677, 263.5, 819),
    ],
    lifecycle: [
      group('prospect', 34, 0, null, 36),
      group('new', 611, 24_104_210, 21, 704),
      group('active', 1_102, 158_201_345, 26, 998),
      group('loyal', 987, 561_377_902, 12, 811),
      group('returned', 23, 4_208_150, 9, 29),
      group('at_risk', 593, 71_240_018, 61, 576),
      group('lapsed', 612, 48_377_209, 124, 655),
      group('lost', 410, 23_631_956, 282, 305),
    ],
    concentration: [
      { share: 0.01, spendShare: 0.31998855871 },
      { share: 0.05, spendShare: 0.50378124987 },
      { share: 0.1, spendShare: 0.61375065774 },
      { share: 0.2, spendShare: 0.74617134207 },
      { share: 0.5, spendShare: 0.9216771415 },
    ],
    folded: [4_372],
  };
}

function retailRfm(): RfmStatistics {
  return {
    windowDays: 400,
    ties: 'rank',
    returns: 'ignore',
    map: 'classic',
    segments: [
      group('champions', 348, 390_516_591, 5, 301),
      group('potential_loyalist', 1_532, 334_583_992, 24, 1_402),
      group('loyal_customers', 656, 48_397_535, 89, 640),
      group('promising', 63, 7_365_163, 48, 71),
      group('new_customers', 252, 7_953_834, 15.5, 288),
      group('cant_lose_them', 88, 28_820_758, 165.5, 80),
      group('at_risk', 71, 22_336_027, 121, 77),
      group('need_attention', 66, 4_627_673, 214, 59),
      group('about_to_sleep', 501, 14_034_004, 79, 466),
      group('lost', 743, 30_912_925, 268, 676),
      group('others', 18, 1_592_288, 78, 26),
      group('none', 34, 0, null, 36),
    ],
    heat: heat.flatMap(([r, cells]) =>
      cells.map(([customers, spendMinor], index) => ({ r, f: index + 1, customers, spendMinor })),
    ),
    cuts: { recency: [180, 72, 33, 15], frequency: [1, 2, 3, 6], money: [25_015, 48_960, 94_226, 205_689] },
  };
}

/** Deviations and means in the order of `features`. */
function cluster(
  id: string,
  en: string,
  zh: string,
  [size, previous]: readonly [number, number | null],
  spendMinor: number,
  values: readonly (readonly [deviation: number, mean: number])[],
): ClusterStatistics['clusters'][number] {
  const deviations = features.map(([feature, english, chinese], index) => {
    const [deviation, mean] = values[index] ?? [0, 0];
    return { feature, name: { en: english, zh: chinese }, deviation, mean };
  });
  return {
    id,
    name: { en, zh },
    size,
    spendMinor,
    previous,
    deviations: deviations.toSorted((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation)),
  };
}

function retailClusters(): ClusterStatistics {
  return {
    k: 5,
    silhouette: 0.3127,
    inertia: 9_182.44,
    features: features.map(([feature]) => feature),
    clusters: [
      cluster('c2', 'One order, long ago', '很久前的一单', [1_187, 1_121], 61_204_511, [
        [1.02, 171.4],
        [-0.81, 1.3],
        [-0.12, 301.2],
        [-0.64, 16.1],
        [-0.2, 0.01],
      ]),
      cluster('c1', 'Recent, a few orders', '近期少量下单', [1_150, 1_061], 98_112_604, [
        [-0.58, 24.1],
        [-0.11, 2.9],
        [-0.31, 212.7],
        [0.04, 50.2],
        [-0.13, 0.01],
      ]),
      cluster('c3', 'Frequent, broad baskets', '高频多品类', [925, 812], 606_480_150, [
        [-0.74, 11.3],
        [1.44, 8.7],
        [0.21, 366.2],
        [1.31, 110.8],
        [0.06, 0.02],
      ]),
      cluster('c4', 'Large orders', '大单客户', [868, 868], 113_009_128, [
        [0.12, 76.9],
        [-0.2, 2.2],
        [1.18, 704.6],
        [-0.52, 21.5],
        [-0.11, 0.01],
      ]),
      cluster('c5', 'Send half of it back', '约一半退货', [242, 224], 12_334_397, [
        [0.21, 78.2],
        [-0.18, 2.3],
        [-0.62, 167.1],
        [-0.3, 18.3],
        [3.4, 0.5],
      ]),
    ],
  };
}

function audience(
  from: Pick<AudienceStatistics, 'campaign' | 'name' | 'rule' | 'strategy' | 'excluded' | 'members' | 'treatment'> &
    Partial<AudienceStatistics>,
): AudienceStatistics {
  const { campaign, members, treatment, excluded } = from;
  const folder = `audiences/${campaign}/run=${run}/`;
  const control = members - treatment;
  const file = (name: string, rows: number, size: number) => ({ key: `${folder}${name}`, rows, bytes: size });
  return {
    channel: 'email',
    matched: members + Object.values(excluded).reduce((sum, customers) => sum + customers, 0),
    control,
    minimumSize: 100,
    withheld: null,
    entered: 170,
    exited: 114,
    manifest: `${folder}manifest.json`,
    files: [
      file('control.csv.gz', control, 1_204),
      file('entered.csv.gz', 170, 1_010),
      file('exited.csv.gz', 114, 831),
      file('members.csv.gz', treatment, 33_120),
    ],
    ...from,
  };
}

function retailAudiences(): AudienceStatistics[] {
  return [
    audience({
      campaign: 'winback-dormant',
      name: { en: 'Win back the dormant tier', zh: '召回沉睡客户' },
      rule: 'tier == "dormant"\n  && tag("consumption.orders") >= 2',
      strategy: 'recall-coupon',
      excluded: { no_consent: 61, suppressed: 8, erased: 0, global_control: 40 },
      members: 759,
      treatment: 607,
    }),
    audience({
      campaign: 'overdue-care',
      name: { en: 'A word to the overdue', zh: '关怀逾期客户' },
      rule: 'lifecycle == "at_risk" && tag("consumption.orders") >= 2',
      strategy: 'care',
      excluded: { no_consent: 22, global_control: 16 },
      members: 382,
      treatment: 344,
      entered: 183,
      exited: 216,
    }),
    audience({
      campaign: 'first-order-gift',
      name: { en: 'Gift for prospects', zh: '首单赠礼' },
      rule: 'lifecycle == "prospect"',
      strategy: 'first-order-gift',
      excluded: { global_control: 2 },
      members: 32,
      treatment: 0,
      control: 0,
      withheld: 'below_minimum_size',
      entered: 0,
      exited: 0,
      files: [],
    }),
  ];
}
