import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult, StatusResult } from '../../../cli/results.ts';
import { csvOf, retailInvoices } from '../../support/retail-rows.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const parts = 32;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-resume-'));
  const folder = join(root, 'killed');
  await cp(join(project, 'examples/online-retail/config'), join(folder, 'config'), { recursive: true });
  const settings = join(folder, 'config', 'strata.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^minimum_size: \d+/m, 'minimum_size: 1'));
  await writeFile(join(root, 'year.csv'), csvOf(retailInvoices({ customers: 50 })));
  await cp(folder, join(root, 'undisturbed'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));

/** Kills its own process, as the system does one that takes too much memory, as soon as the seventh part is scored. */
const killAtSeventhScore = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { rename } = fs.promises;
  let scored = 0;
  fs.promises.rename = async (from, to) => {
    await rename(from, to);
    if (/scores.\\d+\\.json$/.test(to) && ++scored === 7) process.kill(process.pid, 'SIGKILL');
  };
  syncBuiltinESMExports();`;

const start = (folder: string, args: readonly string[], preload = '') =>
  spawn(
    process.execPath,
    [
      ...(preload === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]),
      join(project, 'cli/strata.ts'),
      ...args,
      '--folder',
      join(root, folder),
      '--json',
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );

async function strata<T>(folder: string, ...args: string[]): Promise<T> {
  const child = start(folder, args);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  const [code] = await once(child, 'close');
  expect({ code, stderr: output.stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(output.stdout) as T;
}

/** When each part that was scored was written, by its file; empty before the first. */
async function scoredParts(folder: string): Promise<Map<string, number>> {
  const runs = join(root, folder, 'runs');
  const times = new Map<string, number>();
  for (const run of await readdir(runs).catch(() => []))
    for (const name of await readdir(join(runs, run, 'scores')).catch(() => []))
      if (/^\d+\.json$/.test(name)) times.set(name, (await stat(join(runs, run, 'scores', name))).mtimeMs);
  return times;
}

describe('strata run --resume, in a folder', () => {
  it('goes on after a kill from the parts that are done, to what an undisturbed run comes to', async () => {
    const drop = (folder: string) => strata(folder, 'drop', join(root, 'year.csv'), '--source', 'shop');
    await Promise.all(['killed', 'undisturbed'].map(drop));
    const run = ['run', '--as-of', '2011-12-01', '--parts', String(parts)];
    const undisturbed = await strata<RunResult>('undisturbed', ...run);

    const [, signal] = await once(start('killed', run, killAtSeventhScore), 'exit');
    expect(signal).toBe('SIGKILL');
    const before = await scoredParts('killed');
    expect(before.size).toBeGreaterThanOrEqual(7);
    expect(before.size).toBeLessThan(parts);
    const { runs } = await strata<StatusResult>('killed', 'status');
    expect(runs).toMatchObject([{ status: 'running' }]);

    const resumed = await strata<RunResult>('killed', 'run', '--resume');
    expect(resumed.run).toBe(runs[0]?.run);
    expect(resumed.digests).toEqual(undisturbed.digests);
    expect(resumed.audiences.map(({ members }) => members)).toEqual(
      undisturbed.audiences.map(({ members }) => members),
    );
    const after = await scoredParts('killed');
    expect(after.size).toBe(parts);
    for (const [name, time] of before) expect(after.get(name), name).toBe(time);
    const status = await strata<StatusResult>('killed', 'status');
    expect(status.runs).toMatchObject([{ run: resumed.run, status: 'done' }]);
  });
});
