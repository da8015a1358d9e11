import { describe, expect, it } from 'vitest';
import { createInfluenceLearner } from '../../../functions/fit-models/learners/influence.ts';
import type { InfluenceModel } from '../../../shared/contracts/learned-models.ts';
import { customerOf, noSegments, period } from './learning-customer.ts';

const contact = (target: string, kind: 'invite' | 'share' = 'invite') => ({ target, kind, count: 1, firstDay: 10 });
const bringing = (id: string, ...targets: readonly string[]) =>
  customerOf(id, { evidence: { contacts: targets.map((target) => contact(target)) } });

describe('createInfluenceLearner(period)', () => {
  it('ranks who brings others, by the ids that events give', () => {
    const learner = createInfluenceLearner(period);
    learner.add(bringing('a', 'b'), noSegments, true);
    learner.add(bringing('c'), noSegments, true);
    const { files, cards } = learner.finish();
    // Of two, a = 0.075 + 0.85 (b + a / 2) as it hands its rank to both alike, and a + b = 1: a = 0.925 / 1.425; twice that.
    const { customers } = files.influence as InfluenceModel;
    expect(customers.map(([id, , percentile]) => [id, percentile])).toEqual([
      ['a', 75],
      ['b', 25],
    ]);
    expect(customers[0]?.[1]).toBeCloseTo((2 * 0.925) / 1.425, 5);
    expect(customers[1]?.[1]).toBeCloseTo(2 - (2 * 0.925) / 1.425, 5);
    expect(cards).toEqual([
      {
        name: 'influence',
        fittedOn: { customers: 1, ...period },
        parameters: { damping: 0.85 },
        metrics: { links: 1, people: 2 },
        warnings: ['few_links'],
      },
    ]);
  });

  it('warns of few links below a hundred', () => {
    const learner = createInfluenceLearner(period);
    const targets = Array.from({ length: 100 }, (_, at) => `t${at}`);
    learner.add(bringing('a', ...targets), noSegments, true);
    expect(learner.finish().cards[0]).toMatchObject({ metrics: { links: 100, people: 101 }, warnings: [] });
  });

  it('has a file and no card where nobody brought anybody, and does not see who is there for a list alone', () => {
    const learner = createInfluenceLearner(period);
    learner.add(bringing('a', 'b'), noSegments, false);
    expect(learner.finish()).toEqual({ files: { influence: { customers: [] } }, cards: [] });
  });
});
