import { describe, expect, it } from 'vitest';
import { createLookalikeLearner } from '../../../functions/fit-models/learners/lookalikes.ts';
import { orders as ordersFeature } from '../../../shared/domain/features/orders.ts';
import type { ProfileId } from '../../../shared/domain/identity/profile-id.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import type { LookalikeModel } from '../../../shared/domain/lookalike/lookalike-model.ts';
import { customerOf, noSegments, period } from './learning-customer.ts';

const features = [ordersFeature];
const scaler = { logs: [false], centres: [0], scales: [1], limit: 6 };
const listOf = (from: number, to: number): ReadonlySet<ProfileId> =>
  new Set(Array.from({ length: to - from }, (_, at): ProfileId => `u:${from + at}`));

const sources = { ...period, customers: 100, learningShare: 1 };

/** Customers 0 to 99, of whom those below 80 are of the sample; those below 20 have five orders, the others one. */
function learned(lists: ReadonlyMap<string, ReadonlySet<ProfileId>>, changes: Partial<typeof sources> = {}) {
  const learner = createLookalikeLearner({ lists }, features, scaler, { ...sources, ...changes });
  for (let id = 0; id < 100; id++) {
    const days = id < 20 ? [10, 20, 30, 40, 50] : [10];
    const customer = customerOf(`${id}`, { orders: days.map((day) => [day, 100]) });
    learner.add(customer, noSegments, id < 80);
  }
  return learner.finish();
}

describe('createLookalikeLearner(configuration, features, scaler, period)', () => {
  it('learns each list from those it names, sampled or not, and from all others of the sample', () => {
    const { files, cards } = learned(
      new Map([
        ['vip', listOf(0, 20)],
        ['late', listOf(70, 100)],
      ]),
    );
    const counts = (name: string) => {
      const { fittedOn } = files[`lookalike-${name}`] as LookalikeModel;
      return [fittedOn.seeds + fittedOn.heldOutSeeds, fittedOn.others + fittedOn.heldOutOthers];
    };
    // Customers 80 to 99 are there for the list "late" alone: they are others of none.
    expect([counts('vip'), counts('late')]).toEqual([
      [20, 60],
      [30, 70],
    ]);
    expect(cards.map(({ name }) => name)).toEqual(['lookalike:vip', 'lookalike:late']);
  });

  it('has on a card what it was fitted on, and how well it finds those it was not shown', () => {
    const { files, cards } = learned(new Map([['vip', listOf(0, 20)]]));
    const { fittedOn } = files['lookalike-vip'] as LookalikeModel;
    const [card] = cards;
    expect(card?.fittedOn).toEqual({ customers: fittedOn.seeds + fittedOn.others, ...period });
    expect(card?.metrics).toMatchObject({ seeds: fittedOn.seeds, heldOutSeeds: fittedOn.heldOutSeeds });
    // Five orders and one: nothing is easier to tell apart.
    expect(fittedOn.heldOutSeeds).toBeGreaterThan(0);
    expect(card?.metrics.logistic).toMatchObject({ auc: 1 });
    expect(card?.warnings).toContain('few_seeds');
  });

  it('holds of many customers and of long lists only a share, by hash, and says so', () => {
    const isIn = (share: number) => (id: number) => inSample(`u:${id}`, share);
    const ids = Array.from({ length: 100 }, (_, id) => id);
    const counts = ({ files }: ReturnType<typeof learned>, name: string) => {
      const { fittedOn, warnings } = files[`lookalike-${name}`] as LookalikeModel;
      return [
        fittedOn.seeds + fittedOn.heldOutSeeds,
        fittedOn.others + fittedOn.heldOutOthers,
        warnings.includes('sampled'),
      ];
    };
    // A list of 200,000 may hold 50,000, one of 20 all that it has.
    const long: ReadonlySet<ProfileId> = new Set([...listOf(0, 50), ...listOf(1_000, 200_950)]);
    const few = learned(new Map([['long', long]]), { customers: 100_000 });
    const seeds = ids.slice(0, 50).filter(isIn(0.25)).length;
    const others = ids.slice(50, 80).filter(isIn(0.5)).length;
    expect(counts(few, 'long')).toEqual([seeds, others, true]);
    expect(counts(learned(new Map([['vip', listOf(0, 20)]])), 'vip')).toEqual([20, 60, false]);
    // Of ten lists each has a tenth of the room for all.
    const ten = new Map(
      ids.slice(0, 10).map((n) => [`list-${n}`, new Set([...listOf(0, 20), ...listOf(1_000, 20_980)])]),
    );
    expect(counts(learned(ten), 'list-0')[0]).toBe(ids.slice(0, 20).filter(isIn(0.5)).length);
  });

  it('weighs the sample for the customers that it stands for', () => {
    const liftOf = (learningShare: number) => {
      const { metrics } = learned(new Map([['vip', listOf(0, 20)]]), { learningShare }).files[
        'lookalike-vip'
      ] as LookalikeModel;
      return metrics.logistic.lift.at(-1)?.lift as number;
    };
    // The same seeds among ten times as many others are rarer, so that to find them first is worth more.
    expect(liftOf(0.1)).toBeGreaterThan(liftOf(1));
  });

  it('leaves out a list that names nobody who is there', () => {
    expect(learned(new Map([['gone', listOf(500, 600)]]))).toEqual({ files: {}, cards: [] });
  });

  it('learns nothing without lists, or where features were not scaled', () => {
    expect(learned(new Map())).toEqual({ files: {}, cards: [] });
    const learner = createLookalikeLearner({ lists: new Map([['vip', listOf(0, 2)]]) }, features, undefined, sources);
    learner.add(customerOf('0'), noSegments, true);
    expect(learner.finish()).toEqual({ files: {}, cards: [] });
  });
});
