import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, parseDecimal, roundProduct, toNumber } from '../../../shared/domain/event/parse-decimal.ts';

const read = (text: string) => {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new Error(`"${text}" is no decimal`);
  return decimal;
};
const product = (minorDigits: number, ...texts: string[]) => roundProduct(texts.map(read), minorDigits);

describe('parseDecimal(text)', () => {
  it.each([
    ['6', 6, 0],
    ['-2.55', -255, 2],
    ['+.5', 5, 1],
    ['5.', 5, 0],
    ['0.10', 10, 2],
    ['-0.00', 0, 2],
    ['1e-3', 1, 3],
    ['2.5E+2', 250, 0],
    ['1e+21', 10n ** 21n, 0],
    ['12345678901234567890.5', 123456789012345678905n, 1],
    ['9007199254740991', 9007199254740991, 0],
  ])('reads %s', (text, digits, scale) => {
    expect(parseDecimal(text)).toEqual({ digits, scale });
  });

  it.each([
    '',
    '-',
    '.',
    '1,000',
    '1 000',
    '1.2.3',
    '£3',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '1e31',
    '--1',
    '1'.repeat(41),
  ])('refuses "%s"', (text) => {
    expect(parseDecimal(text)).toBe(undefined);
  });

  it('agrees with JavaScript on what JavaScript writes', () => {
    const numbers = fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-20);
    fc.assert(
      fc.property(numbers, (x) => {
        expect(toNumber(read(String(x)))).toBe(x === 0 ? 0 : x);
      }),
    );
  });
});

describe('roundProduct(factors, minorDigits)', () => {
  it.each([
    [['2.55', '6'], 2, 1530],
    [['0.005', '1'], 2, 1],
    [['-0.005', '1'], 2, -1],
    [['0.00499', '1'], 2, 0],
    [['1.005', '1'], 2, 101],
    [['0.29', '100'], 2, 2900],
    [['11062.06', '-1'], 2, -1106206],
    [['1.5', '1'], 0, 2],
    [['2.5', '1'], 0, 3],
    [['-2.5', '1'], 0, -3],
    [['19.99', '3', '0.86'], 2, 5157],
    [['0.333333333333333', '0.333333333333333', '9000000'], 2, 100000000],
    [['0', '5'], 2, 0],
  ])('%j to %i digits is %i', (texts, digits, expected) => {
    expect(product(digits, ...texts)).toBe(expected);
  });

  it('gives nothing beyond the safe integers', () => {
    expect(product(2, '90071992547409.91', '1')).toBe(Number.MAX_SAFE_INTEGER);
    expect(product(2, '90071992547409.92', '1')).toBe(undefined);
    expect(product(2, '1e30', '1e30')).toBe(undefined);
  });

  it('is what whole numbers alone give', () => {
    const factor = fc.tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(
        fc.array(factor, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (factors, digits) => {
          // Twice the exact value, plus one away from zero, cut to whole halves: half away from zero.
          let top = 10n ** BigInt(digits);
          let bottom = 1n;
          for (const [value, scale] of factors) {
            top *= BigInt(value);
            bottom *= 10n ** BigInt(scale);
          }
          const expected = Number((2n * top + (top < 0n ? -bottom : bottom)) / (2n * bottom));
          const decimals = factors.map(([value, scale]) => ({ digits: value, scale }));
          expect(roundProduct(decimals, digits)).toBe(Number.isSafeInteger(expected) ? expected : undefined);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('absolute(decimal)', () => {
  it('drops the sign', () => {
    expect([absolute(read('-3.5')), absolute(read('3.5'))]).toEqual([read('3.5'), read('3.5')]);
  });
});
