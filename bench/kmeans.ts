import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overlappingGaussians, withoutClusters } from './kmeans/generate-rows.ts';
import { type Cost, type Measured, measure } from './kmeans/measure.ts';

/** `npm run bench:kmeans [-- --rows 1000000 --runs 5]`: K-Means beside scikit-learn, from the same centres, until it converges. */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '5' } },
});
const [n, runs] = [Number(values.rows), Number(values.runs)];
const folder = await mkdtemp(join(tmpdir(), 'strata-kmeans-'));
try {
  console.log(`${n} × 16 float32, k = 8; least milliseconds of ${runs} runs in turn\n`);
  for (const [name, draw] of [
    ['12 overlapping Gaussians', overlappingGaussians(1)],
    ['RFM-like without clear clusters', withoutClusters(2)],
  ] as const) {
    console.log(name);
    for (const measured of await measure(join(folder, 'rows.f32'), draw, n, runs)) console.log(lineOf(measured));
  }
} finally {
  await rm(folder, { recursive: true });
}

function lineOf(measured: Measured): string {
  const { start, threads, ours, scikitLearn, iterations, theirIterations, inertia, inertiaFloat64 } = measured;
  return [
    `  ${start}, ${threads} thread${threads === 1 ? '' : 's'}:`,
    `ours ${costOf(ours)} in ${iterations} iterations,`,
    `scikit-learn ${costOf(scikitLearn)} in ${theirIterations};`,
    `ratio ${(scikitLearn.wall / ours.wall).toFixed(1)}, of CPU ${(scikitLearn.cpu / ours.cpu).toFixed(1)};`,
    `inertia in float64 ${inertia}, of scikit-learn's Lloyd in float64 ${inertiaFloat64}:`,
    `off by ${(Math.abs(inertia - inertiaFloat64) / inertiaFloat64).toExponential(0)}`,
  ].join(' ');
}

function costOf({ wall, cpu }: Cost): string {
  return `${wall.toFixed(0)} (CPU ${cpu.toFixed(0)})`;
}
