import { describe, expect, it } from 'vitest';
import { createStateComparison } from '../../../cli/queries/compare-states.ts';
import { movementOf } from '../../../shared/contracts/movement-sums.ts';
import { rankedMoves } from '../../../shared/contracts/ranked-moves.ts';
import type { CustomerState } from '../../../shared/contracts/run-state.ts';

const state = (changes: Partial<CustomerState> = {}): CustomerState => ({
  id: 'u:1',
  rfm: 'champions',
  tier: 'core',
  lifecycle: 'loyal',
  cluster: 'c1',
  memberships: {},
  ...changes,
});
const member = { arm: 'treatment', sinceRun: 'r', since: 's', member: true } as const;

describe('movementOf(before, after)', () => {
  it('names the schemes in which a customer of both runs moved', () => {
    expect(movementOf(state(), state({ tier: 'growth', cluster: 'c3' }))).toEqual({
      stayed: 1,
      moves: { tier: { core: { growth: 1 } }, cluster: { c1: { c3: 1 } } },
    });
    expect(movementOf(state(), state())).toEqual({ stayed: 1, moves: {} });
  });

  it('counts who is in one run alone, and who was gone before as in none', () => {
    const gone = state({ gone: true });
    expect(movementOf(undefined, state())).toEqual({ arrived: 1 });
    expect(movementOf(gone, state({ tier: 'growth' }))).toEqual({ arrived: 1 });
    expect(movementOf(state(), undefined)).toEqual({ gone: 1 });
    expect(movementOf(state(), gone)).toEqual({ gone: 1 });
    expect(movementOf(gone, gone)).toEqual({});
    expect(movementOf(gone, undefined)).toEqual({});
  });
});

describe('rankedMoves(sums, hasClusters)', () => {
  const sums = {
    stayed: 20,
    arrived: 0,
    gone: 0,
    moves: { tier: { core: { growth: 2, dormant: 2 }, dormant: { core: 5 }, growth: { core: 2 } } },
  };

  it('lists most customers first, then by from and to, every scheme', () => {
    expect(rankedMoves(sums, true).map(({ scheme, moved }) => [scheme, moved])).toEqual([
      ['tier', 11],
      ['lifecycle', 0],
      ['rfm', 0],
      ['cluster', 0],
    ]);
    expect(rankedMoves(sums, true)[0]?.moves.map(({ from, to, customers }) => `${from} ${to} ${customers}`)).toEqual([
      'dormant core 5',
      'core dormant 2',
      'core growth 2',
      'growth core 2',
    ]);
  });

  it('leaves clusters out where none is in both runs', () => {
    expect(rankedMoves(sums, false).map(({ scheme }) => scheme)).toEqual(['tier', 'lifecycle', 'rfm']);
  });
});

describe('createStateComparison()', () => {
  it('counts each cluster and audience then and now, who came, who left, and of those in both runs who is in either', () => {
    const comparison = createStateComparison();
    const offers = { memberships: { offer: member } };
    comparison.add({ before: state(), after: state(offers) });
    comparison.add({ before: state(offers), after: state({ cluster: 'c2' }) });
    comparison.add({
      before: state(offers),
      after: state({ gone: true, memberships: { offer: { ...member, member: false } } }),
    });
    comparison.add({ before: undefined, after: state(offers) });
    const { movements, clusters, audiences } = comparison.result();
    expect(movements).toEqual({ stayed: 2, arrived: 1, gone: 1, moves: { cluster: { c1: { c2: 1 } } } });
    expect(clusters).toEqual({
      c1: { before: 3, after: 2, kept: 1, exited: 2, entered: 1, either: 2 },
      c2: { before: 0, after: 1, kept: 0, exited: 0, entered: 1, either: 1 },
    });
    expect(audiences.offer).toMatchObject({ before: 2, after: 2, entered: 2, exited: 2 });
  });
});
