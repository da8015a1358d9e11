import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { assign } from './assign.ts';
import { kMeans } from './k-means.ts';
import { createRandom } from './random.ts';
import { takeRows } from './sample-rows.ts';

/**
 * How much a partition depends on which customers happened to be there: mean adjusted Rand index, over all rows, of the partition with
 * those by the centres of bootstrap samples, as many rows drawn with replacement (Ben-Hur, Elisseeff and Guyon 2002; Hennig 2007).
 *
 * @param rows row-major n × d
 * @param labels of the rows, below k
 * @param samples at least 1; sample i is drawn and fitted with `seed + i`
 */
export function bootstrapStability(
  rows: Float64Array,
  d: number,
  labels: Uint16Array,
  k: number,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): number {
  const n = labels.length;
  const others = new Uint16Array(n);
  const distances = new Float64Array(n);
  let agreement = 0;
  for (let sample = 0; sample < samples; sample++) {
    const random = createRandom(seed + sample);
    const drawn = takeRows(
      rows,
      d,
      Uint32Array.from({ length: n }, () => Math.floor(random() * n)),
    );
    const { centres } = kMeans(drawn, d, { k, starts: startsASample, seed: seed + sample });
    assign(rows, centres, d, others, distances);
    agreement += adjustedRandIndex(labels, others, k);
  }
  return agreement / samples;
}

/** More than one, so that what differs is the sample, not the luck of a start. */
const startsASample = 2;
