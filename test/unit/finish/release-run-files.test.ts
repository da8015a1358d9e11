import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { releaseRunFiles, supersededRuns } from '../../../functions/finish-run/release-run-files.ts';
import { bucketKeys as keys } from '../../../shared/contracts/bucket-keys.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import type { RunRecords } from '../../../shared/store/run-records.ts';

type Known = Parameters<typeof supersededRuns>[0];
const done = (run: string) => ({ run, status: 'done' as const });
const failed = (run: string) => ({ run, status: 'failed' as const });

describe('supersededRuns(recent, previousRun)', () => {
  it('is the run before the previous one', () => {
    expect(supersededRuns([done('d'), done('c'), done('b'), done('a')], 'c')).toEqual(['b']);
  });

  it('has the runs that failed before the previous one, and not those that failed since', () => {
    expect(supersededRuns([done('f'), failed('e'), done('d'), failed('c'), failed('b'), done('a')], 'd')).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it('is empty for the first two runs', () => {
    expect(supersededRuns([done('a')], null)).toEqual([]);
    expect(supersededRuns([done('b'), done('a')], 'a')).toEqual([]);
  });

  it('never has the published run, the previous one, or one that goes on', () => {
    const recent: Known = [done('d'), done('c'), { run: 'b', status: 'running' }, done('a')];
    expect(supersededRuns(recent, 'c')).toEqual(['a']);
  });

  it('is empty when the previous run is not known any more', () => {
    expect(supersededRuns([done('c'), done('b')], 'a')).toEqual([]);
  });

  it('has each run once as runs go by', () => {
    const runs = [done('a'), failed('b'), done('c'), done('d'), failed('e'), failed('f'), done('g'), done('h')];
    const released: string[] = [];
    let previous: string | null = null;
    for (const [at, { run, status }] of runs.entries()) {
      if (status !== 'done') continue;
      released.push(...supersededRuns(runs.slice(0, at + 1).reverse(), previous));
      previous = run;
    }
    expect(released.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('releaseRunFiles(dependencies, plan)', () => {
  it('releases working files and audience files, and nothing that a later run, a comparison or a person reads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strata-release-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const objects = createFolderObjectStore(folder);
    const goes = [
      keys.extract('a', 0),
      keys.links('a', 0),
      keys.routed('a', 0),
      keys.learningPart('a', 0),
      keys.profilesPart('a', 0),
      keys.profilesPart('a', 1),
      keys.seedsPart('a', 0),
      keys.audiencePart('a', 'winback', 0),
      keys.exitedPart('a', 'winback', 0),
      keys.snapshotPart('a', 0),
      `${keys.audience('winback', 'a')}members.csv.gz`,
    ];
    const stays = [
      keys.state('a', 0),
      keys.model('a'),
      keys.comparison('a'),
      keys.shop('a'),
      keys.learned('a', 'spend'),
      keys.modelCards('a'),
      keys.featuresPart('a', 0),
      keys.scorePart('a', 0),
      keys.writeBackPart('a', 0),
      keys.runStatistics('a'),
      keys.descriptions('a'),
      keys.suppression('a'),
      keys.manifest('winback', 'a'),
      keys.latestAudience('winback'),
      keys.snapshot('a', 0),
      keys.report('a'),
      ...['b', 'c'].flatMap((run) => [
        keys.extract(run, 0),
        keys.routed(run, 0),
        keys.learningPart(run, 0),
        keys.profilesPart(run, 0),
        `${keys.audience('winback', run)}members.csv.gz`,
      ]),
    ];
    const plan = {
      run: 'a',
      execution: 'local:h:1:a',
      startedAt: '2026-01-01T00:00:00Z',
      asOf: '2026-01-01T00:00:00Z',
      asOfDay: 20454,
      configuration: 'v',
      previousRun: null,
      segments: 1,
      parts: 2,
      sampleShare: 1,
      days: [],
      digests: [],
      campaigns: ['winback'],
    };
    await objects.write(keys.plan('a'), Buffer.from(JSON.stringify(plan)));
    for (const key of [...goes, ...stays]) await objects.write(key, Buffer.from('x'));

    const released: string[] = [];
    await releaseRunFiles(
      {
        objects,
        runs: { recent: async () => [done('c'), done('b'), done('a')] } as unknown as RunRecords,
        releases: { release: async (some) => void released.push(...some) },
      },
      { previousRun: 'b' },
    );
    expect(released.sort()).toEqual(goes.sort());
  });
});
