import { describe, expect, it } from 'vitest';
import { addPaths, countPaths, heaviestPaths } from '../../../shared/domain/visits/common-paths.ts';
import { type VisitEvent, visitsOf } from '../../../shared/domain/visits/visit.ts';

const visit = (...kinds: VisitEvent['kind'][]) => visitsOf(kinds.map((kind, at) => ({ kind, instantSeconds: at })));

describe('countPaths(visits)', () => {
  it('counts visits by path', () => {
    const counts = countPaths([...visit('view', 'view'), ...visit('view'), ...visit('search', 'view')]);
    expect([...counts]).toEqual([
      ['view', 2],
      ['search>view', 1],
    ]);
  });
});

describe('addPaths(a, b)', () => {
  it('adds path by path and leaves both as they are', () => {
    const [a, b] = [
      new Map([['view', 2]]),
      new Map([
        ['view', 1],
        ['order', 4],
      ]),
    ];
    expect(addPaths(a, b)).toEqual(
      new Map([
        ['view', 3],
        ['order', 4],
      ]),
    );
    expect(addPaths(b, a)).toEqual(addPaths(a, b));
    expect(a.get('view')).toBe(2);
  });
});

describe('heaviestPaths(counts, most)', () => {
  it('keeps the heaviest, ties by their bytes', () => {
    expect(
      heaviestPaths(
        new Map([
          ['view', 1],
          ['search', 3],
          ['order', 1],
          ['like', 1],
        ]),
        3,
      ),
    ).toEqual([
      ['search', 3],
      ['like', 1],
      ['order', 1],
    ]);
  });

  it('keeps 200 unless told', () => {
    const many = new Map(Array.from({ length: 300 }, (_, i) => [`p${i}`, 1000 - i]));
    const kept = heaviestPaths(many);
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)).toEqual(['p199', 801]);
  });
});
