import type {
  CustomerStatistics,
  DataStatistics,
  GroupStatistics,
  RfmStatistics,
  Statistics,
} from '../../shared/contracts/statistics.ts';
import { retailAudiences } from './audiences-fixture.ts';
import { retailClusters } from './clusters-fixture.ts';
import { retailDescriptions } from './descriptions-fixture.ts';
import { retailInterests } from './interests-fixture.ts';
import { retailMovements } from './movements-fixture.ts';
import { retailModels, retailPicture } from './picture-fixture.ts';

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

/**
 * A year of Online Retail (UCI, CC BY 4.0) as a run of 10 December 2011 would see it. Tiers, scores and concentration are those of its
 * 4,338 buyers with ranked ties and returns ignored; stages, clusters, campaigns, interests and the run before are
 * made up.
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
  audiences: retailAudiences(run),
  movements: retailMovements,
  interests: retailInterests,
  descriptions: retailDescriptions,
  picture: retailPicture,
  models: retailModels,
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
