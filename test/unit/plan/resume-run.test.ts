import { expect, it } from 'vitest';
import { createResumeRun, type ResumeRunDependencies } from '../../../functions/plan-run/resume-run.ts';
import program from '../../../package.json' with { type: 'json' };
import { runEncoding } from '../../../shared/contracts/run-plan.ts';

const planned = {
  run: 'r',
  execution: 'local:test:0:x',
  startedAt: '2011-12-01T03:00:00Z',
  asOf: '2011-12-01T00:00:00Z',
  asOfDay: 15309,
  configuration: 'c',
  previousRun: null,
  segments: 1,
  parts: 1,
  sampleShare: 1,
  days: [],
  digests: [],
  campaigns: [],
  program: program.version,
};

/** Resumes a run of this plan, with nothing else of it there. */
function resume(plan: object) {
  const read = async function* () {
    yield Buffer.from(JSON.stringify(plan));
  };
  const objects = {
    size: async () => 1,
    read: async (key: string) => {
      if (key === 'runs/r/plan.json') return read();
      throw new Error(`nothing else was to be read: ${key}`);
    },
  };
  const begun = new Error('begun');
  const runs = {
    find: async () => ({ run: 'r', status: 'failed' }),
    begin: async () => {
      throw begun;
    },
  };
  const dependencies = { objects, runs, isAlive: async () => false } as unknown as ResumeRunDependencies;
  return createResumeRun(dependencies)({ run: 'r', execution: 'local:test:0:y', startedAt: planned.startedAt });
}

it('goes on with a run of this version and encoding alone', async () => {
  await expect(resume({ ...planned, encoding: runEncoding })).rejects.toThrow('begun');
  for (const plan of [planned, { ...planned, encoding: runEncoding + 1 }])
    await expect(resume(plan)).rejects.toMatchObject({ name: 'ResumeRefusedError', obstacle: 'other_version' });
  await expect(resume({ ...planned, encoding: runEncoding, program: '0.0.1' })).rejects.toThrow(
    /version 0\.0\.1 of strata began it/,
  );
});
