import type { InterestStatistics } from '../../shared/contracts/statistics.ts';

/** Path, customers, of those with a strong interest, their mean score, strong in the run before. Made up. */
const paths: readonly (readonly [string, number, number, number, number | null])[] = [
  ['home', 3_604, 1_916, 5.9, 1_802],
  ['kitchen', 3_377, 1_702, 5.6, 1_655],
  ['bags', 2_741, 1_208, 5.1, 1_244],
  ['kitchen/baking', 2_512, 1_011, 4.8, 942],
  ['home/decoration', 2_630, 988, 4.6, 988],
  ['christmas', 2_204, 951, 5.3, 417],
  ['home/candles', 2_388, 870, 4.4, 861],
  ['bags/shopping', 1_902, 764, 4.7, 790],
  ['stationery', 1_877, 611, 4.1, 604],
  ['christmas/trees and lights', 1_340, 540, 4.9, null],
  ['garden', 1_455, 502, 4.2, 688],
  ['toys', 1_301, 433, 4, 421],
  ['stationery/cards', 1_120, 318, 3.8, 330],
  ['kitchen/baking/moulds', 806, 264, 4.1, null],
  ['jewellery', 644, 190, 3.9, 181],
  ['clocks', 512, 133, 3.7, 129],
  ['garden/tools', 390, 71, 3.2, null],
];

export const retailInterests: InterestStatistics = {
  customers: 4_201,
  paths: 38,
  top: paths.map(([path, customers, strong, meanScore, previousStrong]) => ({
    path,
    customers,
    strong,
    meanScore,
    previousStrong,
  })),
};
