import { describe, expect, it } from 'vitest';
import { createInteractionRows } from '../../../functions/fit-models/learners/interaction-rows.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { viewed } from './learning-customer.ts';

const evidenceOf = (...items: readonly ReturnType<typeof viewed>[]) => ({ ...noEvidence, items });

function rowsOf(daily: boolean) {
  const rows = createInteractionRows(daily);
  rows.add(evidenceOf(viewed('p', 3), viewed('z', 4, 8)));
  rows.add(evidenceOf(viewed('a', 5), viewed('z', 6)));
  const { names, interactions } = rows.finish();
  const { offsets, items, days, weights } = interactions;
  return {
    names,
    offsets: [...offsets],
    rows: Array.from(items, (item, at) => [names[item], days[at], weights[at]]),
  };
}

describe('createInteractionRows(daily)', () => {
  it('has a row a product and customer, by its last day and by all that was done, with names in their order', () => {
    expect(rowsOf(false)).toEqual({
      names: ['a', 'p', 'z'],
      offsets: [0, 2, 4],
      rows: [
        ['p', 3, 1],
        ['z', 8, 2],
        ['a', 5, 1],
        ['z', 6, 1],
      ],
    });
  });

  it('parts what was done between the first and the last day', () => {
    const { offsets, rows } = rowsOf(true);
    expect(offsets).toEqual([0, 3, 5]);
    expect(rows.slice(0, 3)).toEqual([
      ['p', 3, 1],
      ['z', 4, 1],
      ['z', 8, 1],
    ]);
  });

  it('keeps the newest products of a customer, of one day the first by id', () => {
    const rows = createInteractionRows(false, 2);
    rows.add(evidenceOf(viewed('a', 5), viewed('b', 7), viewed('c', 7), viewed('d', 7)));
    rows.add(evidenceOf(viewed('a', 1), viewed('b', 2)));
    const { names, interactions } = rows.finish();
    expect(names).toEqual(['a', 'b', 'c']);
    expect([...interactions.offsets]).toEqual([0, 2, 4]);
    expect(Array.from(interactions.items, (item) => names[item])).toEqual(['b', 'c', 'a', 'b']);
  });

  it('is empty of nobody', () => {
    const { names, interactions } = createInteractionRows(false).finish();
    expect([names, [...interactions.offsets]]).toEqual([[], [0]]);
  });
});
