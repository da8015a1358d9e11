import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFunnel,
  createFunnelDraft,
  emptyFunnel,
  funnelOf,
  funnelSteps,
} from '../../../shared/domain/visits/funnel.ts';
import { stages } from '../../../shared/domain/visits/funnel-stage.ts';
import { type VisitEvent, visitsOf } from '../../../shared/domain/visits/visit.ts';

type Moment = readonly [seconds: number, kind: VisitEvent['kind']];
const visit = (...moments: Moment[]) => visitsOf(moments.map(([instantSeconds, kind]) => ({ instantSeconds, kind })));

describe('funnelOf(visits)', () => {
  const sums = funnelOf([
    ...visit([0, 'view'], [60, 'view'], [90, 'cart_add'], [150, 'checkout'], [400, 'order']),
    ...visit([0, 'view'], [30, 'cart_add']),
    ...visit([0, 'view'], [10, 'order']),
    ...visit([0, 'cart_add'], [50, 'view']),
    ...visit([0, 'search']),
  ]);

  it('counts visits that reached each stage through those before it', () => {
    expect(funnelSteps(sums).map(({ stage, visits }) => [stage, visits])).toEqual([
      ['view', 4],
      ['cart', 2],
      ['checkout', 1],
      ['order', 1],
    ]);
  });

  it('gives the mean time since the stage before, from the first event of each', () => {
    expect(funnelSteps(sums).map(({ meanSeconds }) => meanSeconds)).toEqual([undefined, (90 + 30) / 2, 60, 250]);
  });

  it('adds to sums that are given', () => {
    const draft = createFunnelDraft();
    const visits = visit([0, 'view'], [30, 'cart_add']);
    expect(funnelOf(visits, draft)).toBe(draft);
    funnelOf(visits, draft);
    expect(draft).toEqual(addFunnel(funnelOf(visits), funnelOf(visits)));
    expect(funnelSteps(draft)).toMatchObject([{ visits: 2 }, { visits: 2, meanSeconds: 30 }]);
  });

  it('leaves out stages that a data set does not have', () => {
    const orders = funnelOf([
      ...visit([0, 'view'], [60, 'view'], [400, 'order']),
      ...visit([0, 'view'], [10, 'order']),
      ...visit([0, 'view']),
      ...visit([0, 'order'], [9, 'view']),
    ]);
    expect(funnelSteps(orders)).toEqual([
      { stage: 'view', visits: 4, meanSeconds: undefined },
      { stage: 'order', visits: 2, meanSeconds: (400 + 10) / 2 },
    ]);
  });

  it('tells no time of a stage that nobody reached through those before it', () => {
    expect(funnelSteps(funnelOf(visit([0, 'order'], [9, 'view'])))).toEqual([
      { stage: 'view', visits: 1, meanSeconds: undefined },
      { stage: 'order', visits: 0, meanSeconds: undefined },
    ]);
  });

  it('finds a stage again after the one before it', () => {
    const again = funnelOf(visit([0, 'cart_add'], [10, 'view'], [25, 'cart_add']));
    expect(funnelSteps(again)).toMatchObject([{ visits: 1 }, { visits: 1, meanSeconds: 15 }]);
  });

  it('is nothing without visits', () => {
    expect(funnelOf([])).toEqual(emptyFunnel);
    expect(funnelSteps(emptyFunnel)).toEqual([]);
  });
});

const moments = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 9000 }),
    fc.constantFrom<VisitEvent['kind'][]>('view', 'cart_add', 'checkout', 'order', 'search'),
  ),
  { maxLength: 12 },
);
const days = fc.array(moments, { maxLength: 6 });
const sumsOf = (lists: Moment[][]) => funnelOf(lists.flatMap((list) => visit(...list)));

describe('laws of FunnelSums', () => {
  it('counts what a search over all choices of events counts', () => {
    fc.assert(
      fc.property(moments, (list) => {
        const visits = visit(...list);
        const { visits: counts } = funnelOf(visits);
        for (let set = 1; set < 16; set++) {
          const wanted = stages.flatMap((_, stage) => ((set >> stage) & 1 ? [stage] : []));
          const goes = (steps: readonly { stage: number }[], left: readonly number[]): boolean =>
            left.length === 0 ||
            steps.some((step, i) => step.stage === left[0] && goes(steps.slice(i + 1), left.slice(1)));
          expect(counts[set]).toBe(visits.filter(({ steps }) => goes(steps, wanted)).length);
        }
      }),
    );
  });

  it('days add up, in any order, with empty as neutral', () => {
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const [x, y, z] = [sumsOf(a), sumsOf(b), sumsOf(c)];
        expect(addFunnel(x, y)).toEqual(addFunnel(y, x));
        expect(addFunnel(addFunnel(x, y), z)).toEqual(addFunnel(x, addFunnel(y, z)));
        expect(addFunnel(x, emptyFunnel)).toEqual(x);
        expect(addFunnel(x, y)).toEqual(sumsOf([...a, ...b]));
      }),
    );
  });

  it('never widens', () => {
    fc.assert(
      fc.property(days, (a) => {
        const counts = funnelSteps(sumsOf(a)).map(({ visits }) => visits);
        expect(counts).toEqual(counts.toSorted((x, y) => y - x));
      }),
    );
  });
});
