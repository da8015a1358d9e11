import { describe, expect, it } from 'vitest';
import { wholePlan, workLeft } from '../../../functions/plan-run/work-left.ts';
import type { RunPlan } from '../../../shared/contracts/run-plan.ts';

const plan: RunPlan = {
  run: 'r',
  execution: 'local:test:0:x',
  startedAt: '2011-12-01T03:00:00Z',
  asOf: '2011-12-01T00:00:00Z',
  asOfDay: 15309,
  configuration: 'c',
  previousRun: null,
  segments: 2,
  parts: 2,
  sampleShare: 1,
  learningShare: 1,
  days: [
    { date: '2011-11-29', files: ['a'], digest: 'lake/digests/dt=2011-11-29/1.json' },
    { date: '2011-11-30', files: ['b'], digest: 'lake/digests/dt=2011-11-30/2.json' },
  ],
  digests: [],
  campaigns: ['one'],
};

const extracted = ['runs/r/extract/0.shuffle', 'runs/r/extract/1.shuffle'];
const derived = (part: number) => [`runs/r/profiles/${part}.shuffle`, `runs/r/features/${part}.json`];
const fitted = ['runs/r/comparison.json', 'runs/r/model.json'];
const scored = (part: number) => [`runs/r/state/${part}.shuffle`, `runs/r/scores/${part}.json`];
const manifest = 'audiences/one/run=r/manifest.json';
const snapshot = (part: number) => [`runs/r/snapshot/${part}.json`];

const left = (keys: readonly string[], digests: readonly string[] = [], hasLists = false) =>
  workLeft(plan, { keys: new Set(keys), digests: new Set(digests), hasLists });

describe('workLeft(plan, files)', () => {
  const whole = wholePlan(plan);
  const toScore = [...extracted, ...derived(0), ...derived(1), ...fitted];

  it('is all of it where nothing is there', () => {
    expect(left([])).toEqual(whole);
  });

  it('makes only the digests that are missing', () => {
    expect(left([], ['lake/digests/dt=2011-11-29/1.json']).days).toEqual([1]);
  });

  it('reads the whole table again when a segment is missing, and does again what was made of the others', () => {
    expect(left(['runs/r/extract/0.shuffle', ...derived(0), ...fitted, ...scored(0)])).toEqual(whole);
  });

  it('goes on from the parts that are done', () => {
    expect(left([...extracted, ...derived(1)])).toEqual({ ...whole, segments: [], features: [0] });
    expect(left(toScore)).toMatchObject({ segments: [], features: [], fitted: true, scores: [0, 1] });
    expect(left([...toScore, ...scored(0)])).toMatchObject({ fitted: true, scores: [1], campaigns: [0] });
  });

  it('does not count a part of which only the first file is there', () => {
    expect(left([...extracted, 'runs/r/profiles/0.shuffle', ...derived(1)]).features).toEqual([0]);
    expect(left([...toScore, 'runs/r/state/0.shuffle', ...scored(1)]).scores).toEqual([0]);
  });

  it('asks for the seeds of a part where there are lists', () => {
    const withoutSeeds = [...extracted, ...derived(0), ...derived(1)];
    expect(left(withoutSeeds, [], true).features).toEqual([0, 1]);
    expect(left([...withoutSeeds, 'runs/r/seeds/1.json'], [], true).features).toEqual([0]);
  });

  it('scores all parts again when the model is gone', () => {
    const gone = [...extracted, ...derived(0), ...derived(1), ...scored(0), ...scored(1), ...snapshot(0)];
    expect(left(gone)).toEqual({ ...whole, segments: [], features: [] });
  });

  it('publishes the campaigns whose manifest, which is written last, is missing, and then makes the whole snapshot', () => {
    const all = [...toScore, ...scored(0), ...scored(1)];
    expect(left([...all, 'audiences/one/run=r/members.csv.gz', ...snapshot(0)])).toMatchObject({
      scores: [],
      campaigns: [0],
      snapshots: [0, 1],
    });
    expect(left([...all, manifest, ...snapshot(1)])).toMatchObject({ scores: [], campaigns: [], snapshots: [0] });
  });

  it('does not count what was published of fewer parts', () => {
    expect(left([...toScore, ...scored(0), manifest, ...snapshot(0)])).toMatchObject({
      scores: [1],
      campaigns: [0],
      snapshots: [0, 1],
    });
  });

  it('does not need the extract any more once all parts have their customers', () => {
    const released = [...derived(0), ...derived(1), ...fitted, ...scored(0)];
    expect(left(released)).toMatchObject({ segments: [], features: [], fitted: true, scores: [1] });
  });

  it('finds the snapshot of a run without campaigns', () => {
    const none = { ...plan, campaigns: [] };
    const keys = new Set([...toScore, ...scored(0), ...scored(1), ...snapshot(0)]);
    expect(workLeft(none, { keys, digests: new Set(), hasLists: false }).snapshots).toEqual([1]);
  });

  it('writes back all parts, which is safe to repeat', () => {
    const all = [...toScore, ...scored(0), ...scored(1), manifest, ...snapshot(0), ...snapshot(1)];
    expect(left(all)).toMatchObject({ campaigns: [], snapshots: [], parts: [0, 1] });
  });
});
