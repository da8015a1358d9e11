import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDemo } from '../../../cli/demo.ts';
import type { StatusResult } from '../../../cli/results.ts';
import { isReusable } from '../../../cli/reusable-run.ts';
import type { StrataSystem } from '../../../cli/system.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';
import { appliedDrop, runResult, status } from './results-fixture.ts';

const lastAsOf = '2011-12-10T00:00:00.000Z';
const doneRun = {
  ...status.runs[0]!,
  asOf: lastAsOf,
  status: 'done',
  startedAt: '2026-11-23T11:43:00.000Z',
  failure: null,
};
const acceptedAt = '2026-11-23T11:40:00.000Z';

describe('isReusable(asOf, isLast, leftovers)', () => {
  const leftovers = { runs: [doneRun], inForceSince: acceptedAt, publishedAsOf: lastAsOf };

  it('is so for a run done at the instant since the configuration came into force', () => {
    expect(isReusable(lastAsOf, true, leftovers)).toBe(true);
  });

  it.each([
    ['was done before the configuration changed', { ...leftovers, inForceSince: '2026-11-23T11:44:00.000Z' }],
    ['failed', { ...leftovers, runs: [{ ...doneRun, status: 'failed' }] }],
    ['was at another instant', { ...leftovers, runs: [{ ...doneRun, asOf: '2011-10-01T00:00:00.000Z' }] }],
    ['is the last one but not the published one', { ...leftovers, publishedAsOf: '2011-10-01T00:00:00.000Z' }],
    ['has no configuration', { ...leftovers, inForceSince: null }],
  ])('is not so when it %s', (_, changed) => {
    expect(isReusable(lastAsOf, true, changed)).toBe(false);
  });

  it('does not ask of an earlier run that it be published', () => {
    expect(isReusable(lastAsOf, false, { ...leftovers, publishedAsOf: '2026-11-23T00:00:00.000Z' })).toBe(true);
  });
});

describe('runDemo(system, folder, say)', () => {
  let folder: string;
  let calls: string[];
  let out: string;
  const say = (text: string) => {
    out += `${text}\n`;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-demo-test-'));
    calls = [];
    out = '';
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A system that notes what it is asked for, and whose folder an earlier start left as told. */
  function fakeSystem(dropped: 'applied' | 'duplicate', runs: StatusResult['runs']): StrataSystem {
    return {
      place: folder,
      interrupted: '',
      drop: async (file) => {
        calls.push(`drop ${basename(file)}`);
        return { ...appliedDrop, status: dropped };
      },
      run: async ({ asOf }) => {
        calls.push(`run ${asOf?.slice(0, 10)}`);
        return runResult;
      },
      accept: async () => ({ ok: true, problems: [], files: 5, inForceSince: acceptedAt }),
      profile: async () => undefined,
      explain: async () => undefined,
      profilesDigest: async () => ({ profiles: 0, sha256: '' }),
      statistics: async () => onlineRetail,
      status: async () => ({ ...status, runs }),
      preview: () => Promise.reject(new Error('the demo previews nothing')),
      diff: () => Promise.reject(new Error('the demo compares no runs')),
      query: () => Promise.reject(new Error('the demo asks nothing of runs')),
      configuration: () => Promise.reject(new Error('the demo asks for no configuration')),
      lineOf: async () => '',
      locate: (key) => `${folder}/${key}`,
      fetch: async (key) => `${folder}/${key}`,
      close: async () => {},
    };
  }

  const months = ['2010-12', ...Array.from({ length: 12 }, (_, at) => `2011-${String(at + 1).padStart(2, '0')}`)];
  const drop = (month: string) => `drop ${month}.csv.gz`;

  it('drops month by month and runs at three month ends', async () => {
    await runDemo(fakeSystem('applied', []), folder, say);
    expect(calls).toEqual([
      ...months.slice(0, 9).map(drop),
      'run 2011-09-01',
      drop('2011-09'),
      'run 2011-10-01',
      ...months.slice(10).map(drop),
      'run 2011-12-10',
    ]);
    expect(readdirSync(join(folder, 'config')).sort()).toEqual(['.schemas', 'campaigns', 'catalog', 'strata.yaml']);
    // What an editor is led to is beside the file, wherever the example itself lies.
    expect(readFileSync(join(folder, 'config', 'campaigns', 'winback-vip.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.schemas\/campaign\.schema\.json\n/,
    );
  });

  it('runs nothing again when all was there', async () => {
    const runs = ['2011-09-01', '2011-10-01', '2011-12-10'].map((day) => ({
      ...doneRun,
      asOf: `${day}T00:00:00.000Z`,
    }));
    await runDemo(fakeSystem('duplicate', runs), folder, say);
    expect(calls).toEqual(months.map(drop));
    expect(out).toContain('used again');
    expect(out).toContain('Customers on');
  });

  it('runs again from the first one that is missing', async () => {
    const runs = ['2011-09-01', '2011-12-10'].map((day) => ({ ...doneRun, asOf: `${day}T00:00:00.000Z` }));
    await runDemo(fakeSystem('duplicate', runs), folder, say);
    expect(calls.filter((call) => call.startsWith('run'))).toEqual(['run 2011-10-01', 'run 2011-12-10']);
  });

  it('ends with what to look at next', async () => {
    await runDemo(fakeSystem('applied', []), folder, say);
    expect(out).toMatch(/Next {4}npx strata report/);
    expect(out).toContain(`--folder ${folder}`);
  });
});
