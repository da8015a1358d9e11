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
  networkShare: 1,
  encoding: 1,
  days: [
    { date: '2011-11-29', files: ['a'], digest: 'lake/digests/dt=2011-11-29/1.json' },
    { date: '2011-11-30', files: ['b'], digest: 'lake/digests/dt=2011-11-30/2.json' },
  ],
  digests: [],
  campaigns: ['one'],
};

const extract = (segment: number) => [`runs/r/links/${segment}.shuffle`, `runs/r/extract/${segment}.shuffle`];
const extracted = [...extract(0), ...extract(1)];
const routed = (part: number) => [`runs/r/routed/${part}.shuffle`];
const derived = (part: number) => [
  `runs/r/profiles/${part}.shuffle`,
  `runs/r/learning/${part}.shuffle`,
  `runs/r/features/${part}.json`,
];
const fitted = ['runs/r/comparison.json', 'runs/r/model.json', 'runs/r/shop.json', 'runs/r/models/cards.json'];
const scored = (part: number) => [`runs/r/state/${part}.shuffle`, `runs/r/scores/${part}.json`];
const manifest = 'audiences/one/run=r/manifest.json';
const snapshot = (part: number) => [`runs/r/snapshot/${part}.json`];

const left = (keys: readonly string[], digests: readonly string[] = [], hasLists = false) =>
  workLeft(plan, { keys: new Set(keys), digests: new Set(digests), hasLists });

describe('workLeft(plan, files)', () => {
  const whole = wholePlan(plan);
  const toFit = [...extracted, ...routed(0), ...routed(1), ...derived(0), ...derived(1)];
  const toScore = [...toFit, ...fitted];

  it('is all of it where nothing is there', () => {
    expect(left([])).toEqual(whole);
  });

  it('makes only the digests that are missing', () => {
    expect(left([], ['lake/digests/dt=2011-11-29/1.json']).days).toEqual([1]);
  });

  it('reads the whole table again when a segment is missing, and does again what was made of the others', () => {
    expect(left([...extract(0), ...routed(0), ...derived(0), ...fitted, ...scored(0)])).toEqual(whole);
  });

  it('needs of a segment both whom its linked ids belong to and its items', () => {
    const both = [...routed(0), ...routed(1), ...derived(0)];
    for (const missing of ['runs/r/links/1.shuffle', 'runs/r/extract/1.shuffle'])
      expect(left([...extracted.filter((key) => key !== missing), ...both])).toEqual(whole);
    expect(left([...extracted, ...both])).toEqual({ ...whole, segments: [], routes: [], features: [1] });
  });

  it('routes what is not routed yet, of every part, since each part of the customers needs all of it', () => {
    expect(left([...extracted, ...routed(1)])).toEqual({ ...whole, segments: [], routes: [0] });
    expect(left([...extracted, ...routed(1), ...derived(0)])).toEqual({
      ...whole,
      segments: [],
      routes: [0],
      features: [1],
    });
  });

  it('goes on from the parts that are done', () => {
    const oneDerived = [...extracted, ...routed(0), ...routed(1), ...derived(1)];
    expect(left(oneDerived)).toEqual({ ...whole, segments: [], routes: [], features: [0] });
    expect(left(toFit)).toEqual({ ...whole, segments: [], routes: [], features: [] });
    expect(left(toScore)).toMatchObject({ segments: [], routes: [], features: [], fitted: true, scores: [0, 1] });
    expect(left([...toScore, ...scored(0)])).toMatchObject({ fitted: true, scores: [1], campaigns: [0] });
  });

  it('does not count a part of which a file is missing', () => {
    for (const missing of derived(0)) expect(left(toScore.filter((key) => key !== missing)).features).toEqual([0]);
    expect(left([...toScore, 'runs/r/state/0.shuffle', ...scored(1)]).scores).toEqual([0]);
  });

  it('asks for the seeds of a part where there are lists', () => {
    expect(left(toFit, [], true).features).toEqual([0, 1]);
    expect(left([...toFit, 'runs/r/seeds/1.json'], [], true).features).toEqual([0]);
  });

  it('scores all parts again when the model is gone', () => {
    const gone = [...toFit, ...scored(0), ...scored(1), ...snapshot(0)];
    expect(left(gone)).toEqual({ ...whole, segments: [], routes: [], features: [] });
  });

  it('fits again where the cards of the models are missing, which are written last', () => {
    for (const missing of ['runs/r/comparison.json', 'runs/r/model.json', 'runs/r/models/cards.json'])
      expect(left(toScore.filter((key) => key !== missing))).toMatchObject({ fitted: false, scores: [0, 1] });
    expect(left([...toFit, 'runs/r/comparison.json', 'runs/r/model.json', 'runs/r/models/spend.json']).fitted).toBe(
      false,
    );
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

  it('needs neither the extract nor what was routed any more once all parts have their customers', () => {
    const released = [...derived(0), ...derived(1), ...fitted, ...scored(0)];
    expect(left(released)).toMatchObject({ segments: [], routes: [], features: [], fitted: true, scores: [1] });
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
