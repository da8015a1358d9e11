import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeAndWork, type PlaceHours } from '../../../shared/domain/timing/home-and-work.ts';

const none = Array<number>(24).fill(0);
const hours = (counts: Record<number, number>) => none.map((_, hour) => counts[hour] ?? 0);
const at = (place: string, weekday: Record<number, number>, weekend: Record<number, number> = {}): PlaceHours => ({
  place,
  weekday: hours(weekday),
  weekend: hours(weekend),
});

describe('homeAndWork(places)', () => {
  it('finds home by evenings, nights and weekends, work by the hours of work', () => {
    const places = [at('Leeds', { 22: 3, 2: 2, 12: 1 }, { 15: 4 }), at('York', { 10: 6, 16: 2, 19: 9 })];
    expect(homeAndWork(places)).toEqual({
      home: { place: 'Leeds', confidence: 9 / 11 },
      work: { place: 'York', confidence: 8 / 11 },
    });
  });

  it('counts 21 to before 6 and 9 to before 17 o’clock', () => {
    expect(homeAndWork([at('a', { 21: 3, 5: 2 })]).home?.place).toBe('a');
    expect(homeAndWork([at('a', { 20: 9, 6: 9 })]).home).toBeUndefined();
    const home = at('a', { 23: 5 });
    expect(homeAndWork([home, at('b', { 9: 3, 16: 2 })]).work?.place).toBe('b');
    expect(homeAndWork([home, at('b', { 8: 9, 17: 9 })]).work).toBeUndefined();
  });

  it('knows no work at home', () => {
    expect(homeAndWork([at('a', { 23: 5, 10: 20 }), at('b', { 11: 6 })])).toEqual({
      home: { place: 'a', confidence: 5 / 7 },
    });
  });

  it('names nothing with fewer than five events, nor one of two places alike', () => {
    expect(homeAndWork([at('a', { 23: 4 })])).toEqual({});
    expect(homeAndWork([at('a', { 23: 6 }), at('b', { 23: 6 })])).toEqual({});
    expect(homeAndWork([])).toEqual({});
  });

  it('names no work without a home', () => {
    expect(homeAndWork([at('a', { 10: 50 })])).toEqual({});
  });

  it('does not depend on the order of places', () => {
    const counts = fc.array(fc.nat({ max: 5 }), { minLength: 24, maxLength: 24 });
    const places = fc.uniqueArray(
      fc.record({ place: fc.constantFrom('a', 'b', 'c'), weekday: counts, weekend: counts }),
      { selector: ({ place }) => place },
    );
    fc.assert(
      fc.property(places, (list) => {
        expect(homeAndWork(list.toReversed())).toEqual(homeAndWork(list));
      }),
    );
  });
});
