// How large each function is as it is deployed, and how long Node takes to load it: npm run sizes.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { functionNames } from '../shared/contracts/function-names.ts';
import { bundleFunction } from './bundle-function.ts';

const times = 5;
const folder = await mkdtemp(join(tmpdir(), 'strata-sizes-'));
const environment = {
  ...process.env,
  STRATA_BUCKET: 'b',
  STRATA_TABLE: 't',
  STRATA_QUEUE_URL: 'https://sqs.example/q',
  AWS_REGION: 'us-east-1',
};
try {
  console.log('function                 KiB  KiB zipped  load ms');
  for (const name of functionNames) {
    const outfile = join(folder, `${name}.mjs`);
    const [bundle] = (await bundleFunction(name)).outputFiles;
    if (bundle === undefined) throw new Error(`A bundle of ${name} was expected.`);
    await writeFile(outfile, bundle.contents);
    const zipped = gzipSync(bundle.contents).byteLength;
    console.log(
      [
        name.padEnd(22),
        kib(bundle.contents.byteLength).padStart(6),
        kib(zipped).padStart(11),
        median(outfile).toFixed(0).padStart(8),
      ].join(' '),
    );
  }
} finally {
  await rm(folder, { recursive: true });
}

function kib(bytes: number): string {
  return String(Math.ceil(bytes / 1024));
}

/** Of new processes, the time that loading the bundle takes in each. */
function median(file: string): number {
  const program =
    'const t=performance.now();await import(process.argv[1]);process.stdout.write(String(performance.now()-t));process.exit()';
  const loads = Array.from({ length: times }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, file], {
      env: environment,
      encoding: 'utf8',
    });
    return Number(stdout);
  });
  return loads.sort((a, b) => a - b)[times >> 1] as number;
}
