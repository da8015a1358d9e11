import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExactly, type ExactSum, roundedSum } from '../../../shared/domain/statistics/exact-sum.ts';

const sumOf = (values: readonly number[]): number => {
  const sum: ExactSum = [];
  for (const value of values) addExactly(sum, value);
  return roundedSum(sum);
};

/** A double as an integer of units of 2^-1074, so that BigInt adds without rounding. */
function unitsOf(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const exponent = Number((bits.getBigUint64(0) >> 52n) & 0x7ffn);
  const fraction = bits.getBigUint64(0) & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return value < 0 ? -size : size;
}

const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

describe('addExactly(sum, value) and roundedSum(sum)', () => {
  it('lose nothing where doubles do', () => {
    expect(0.1 + 0.2 + 0.3).not.toBe(0.6);
    expect(sumOf([0.1, 0.2, 0.3])).toBe(0.6);
    expect(sumOf([1e16, 1, -1e16])).toBe(1);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sumOf([])).toBe(0);
  });

  it('give the double nearest to the exact sum', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const exact = values.reduce((sum, each) => sum + unitsOf(each), 0n);
        const distance = (candidate: number) => {
          const apart = unitsOf(candidate) - exact;
          return apart < 0n ? -apart : apart;
        };
        const sum = sumOf(values);
        const step = Math.max(Number.MIN_VALUE, Math.abs(sum) * 2 ** -52);
        for (const neighbour of [sum - step, sum + step]) expect(distance(sum) <= distance(neighbour)).toBe(true);
      }),
    );
  });

  it('round half to even, and away from it when something lies below', () => {
    // 2^53 + 1 lies halfway between 2^53 and 2^53 + 2.
    expect(sumOf([2 ** 53, 1])).toBe(2 ** 53);
    expect(sumOf([2 ** 53, 1, 2 ** -40])).toBe(2 ** 53 + 2);
    expect(sumOf([-(2 ** 53), -1, -(2 ** -40)])).toBe(-(2 ** 53) - 2);
  });

  it('do not depend on order', () => {
    fc.assert(
      fc.property(
        fc
          .array(value, { minLength: 1, maxLength: 30 })
          .chain((values) =>
            fc.tuple(
              fc.constant(values),
              fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
            ),
          ),
        ([values, shuffled]) => {
          expect(sumOf(shuffled)).toBe(sumOf(values));
        },
      ),
    );
  });
});
