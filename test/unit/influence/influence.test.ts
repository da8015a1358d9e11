import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InviteEdge, influenceOf } from '../../../shared/domain/influence/influence.ts';

const star = (inviter: string, count: number): InviteEdge[] =>
  Array.from({ length: count }, (_, i) => [inviter, `${inviter}-${i}`] as const);

describe('influenceOf(edges)', () => {
  it('gives the inviter the score, as a multiple of the mean', () => {
    const found = influenceOf([['a', 'b']]);
    expect(found.get('a')).toEqual({ score: 1.298246, percentile: 0.75, isOpinionLeader: false });
    expect(found.get('b')).toEqual({ score: 0.701754, percentile: 0.25, isOpinionLeader: false });
  });

  it('gives more to who brings those that bring others', () => {
    const found = influenceOf([...star('a', 3), ...star('a-0', 2), ...star('b', 3)]);
    const score = (id: string) => found.get(id)?.score as number;
    expect(score('a')).toBeGreaterThan(score('b'));
    expect(score('a-0')).toBeGreaterThan(score('a-1'));
  });

  it('counts a pair once, and nobody for themselves', () => {
    expect(
      influenceOf([
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'a'],
        ['c', 'c'],
      ]),
    ).toEqual(influenceOf([['a', 'b']]));
  });

  it('calls the best hundredth, rounded up, opinion leaders', () => {
    const ladder = Array.from({ length: 20 }, (_, i) => star(`u${String(i).padStart(2, '0')}`, i + 1)).flat();
    // 20 inviters and 1 + 2 + … + 20 = 210 invited: 230 in all, of whom 3 are the best hundredth.
    const leaders = [...influenceOf(ladder)].flatMap(([id, { isOpinionLeader }]) => (isOpinionLeader ? [id] : []));
    expect(leaders).toEqual(['u17', 'u18', 'u19']);
  });

  it('calls nobody one who brought fewer than three, or whom too many equal', () => {
    const leaders = (edges: InviteEdge[]) =>
      [...influenceOf(edges).values()].filter(({ isOpinionLeader }) => isOpinionLeader).length;
    expect(leaders(star('a', 2))).toBe(0);
    expect(leaders(star('a', 3))).toBe(1);
    expect(leaders([...star('a', 3), ...star('b', 3)])).toBe(0);
  });

  it('says nothing without an edge', () => {
    expect(influenceOf([])).toEqual(new Map());
  });

  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', '\u{1F600}', '\uFF5E');
  const edges = fc.array(fc.tuple(ids, ids), { maxLength: 25 });

  it('gives the same bytes whatever the order of the edges', () => {
    fc.assert(
      fc.property(edges, (list) => {
        expect(JSON.stringify([...influenceOf(list.toReversed())])).toBe(JSON.stringify([...influenceOf(list)]));
      }),
    );
  });

  it('has a mean score of 1 and a mean percentile of a half', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const all = [...influenceOf(list).values()];
        const mean = (of: (influence: (typeof all)[number]) => number) =>
          all.reduce((sum, influence) => sum + of(influence), 0) / all.length;
        if (all.length === 0) return;
        expect(mean(({ score }) => score)).toBeCloseTo(1, 5);
        expect(mean(({ percentile }) => percentile)).toBeCloseTo(0.5, 11);
      }),
    );
  });

  it('calls nobody an opinion leader who brought fewer than three distinct others', () => {
    fc.assert(
      fc.property(edges, (list) => {
        for (const [id, { isOpinionLeader }] of influenceOf(list)) {
          const others = new Set(list.flatMap(([from, to]) => (from === id && to !== id ? [to] : [])));
          if (isOpinionLeader) expect(others.size).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});
