import { describe, expect, it } from 'vitest';
import { isCurrency, minorDigits } from '../../../shared/domain/event/currency.ts';

describe('minorDigits(code)', () => {
  it.each([
    ['GBP', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['CNY', 2],
  ])('%s has %i', (code, digits) => {
    expect(minorDigits(code)).toBe(digits);
  });

  it('throws for what is no currency', () => {
    for (const code of ['gbp', 'XXX', '', 'constructor']) expect(() => minorDigits(code)).toThrow(RangeError);
  });
});

describe('isCurrency(code)', () => {
  it('knows the euro, the yuan and no metal', () => {
    expect(['EUR', 'CNY', 'XAU', 'DEM', '__proto__'].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});
