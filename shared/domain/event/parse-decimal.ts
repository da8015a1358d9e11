/** A decimal number without rounding: `digits / 10^scale`. */
export interface Decimal {
  /** A `bigint` only where the digits leave the safe integers. */
  readonly digits: number | bigint;
  /** 0..60 */
  readonly scale: number;
}

const mostDigits = 40;
const mostExponent = 30;

/**
 * Reads `6`, `-2.55`, `+.5`, `1e-3`; `undefined` for anything else, such as thousands separators, a decimal comma or blanks.
 *
 * At most 40 digits and exponents of -30..30: what is longer is no amount of anything.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const { length } = text;
  let at = 0;
  const first = text.charCodeAt(0);
  const negative = first === 45;
  if (negative || first === 43) at = 1;
  let digits = 0;
  let count = 0;
  let scale = 0;
  let afterPoint = false;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + (code - 48);
      count++;
      if (afterPoint) scale++;
    } else if (code === 46 && !afterPoint) afterPoint = true;
    else break;
  }
  if (count === 0) return undefined;
  if (at < length || count > 15) return parseLong(text);
  return { digits: negative && digits !== 0 ? -digits : digits, scale };
}

const long = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;

function parseLong(text: string): Decimal | undefined {
  const match = long.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (whole.length + fraction.length > mostDigits || Math.abs(exponent) > mostExponent) return undefined;
  const unscaled = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - exponent;
  return scale < 0 ? narrowed(unscaled * 10n ** BigInt(-scale), 0) : narrowed(unscaled, scale);
}

const narrowed = (digits: bigint, scale: number): Decimal =>
  Number.isSafeInteger(Number(digits)) ? { digits: Number(digits), scale } : { digits, scale };

/** The nearest double. */
export const toNumber = ({ digits, scale }: Decimal): number =>
  scale === 0
    ? Number(digits)
    : typeof digits === 'number' && scale <= 22
      ? digits / (powersOfTen[scale] as number)
      : Number(`${digits}e-${scale}`);

export const absolute = (value: Decimal): Decimal =>
  value.digits < 0 ? { digits: -value.digits, scale: value.scale } : value;

/** 10^0 .. 10^22: the powers a double holds exactly. */
const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * Product of the factors times 10^`minorDigits`, rounded once, half away from zero.
 *
 * Exact whatever the size of what lies between; `undefined` when the result leaves the safe integers.
 */
export function roundProduct(factors: readonly Decimal[], minorDigits: number): number | undefined {
  let digits = 1;
  let scale = -minorDigits;
  for (const factor of factors) {
    scale += factor.scale;
    if (typeof factor.digits === 'bigint') return roundLargeProduct(factors, minorDigits);
    digits *= factor.digits;
  }
  if (!Number.isSafeInteger(digits) || Math.abs(scale) > 15) return roundLargeProduct(factors, minorDigits);
  if (scale > 0) return shiftRight(digits, powersOfTen[scale] as number);
  const rounded = digits * (powersOfTen[-scale] as number);
  return Number.isSafeInteger(rounded) ? rounded + 0 : undefined;
}

/** A remainder is exact and so is the division of what it leaves; a plain quotient need not be. */
function shiftRight(digits: number, power: number): number {
  const size = Math.abs(digits);
  const rest = size % power;
  const quotient = (size - rest) / power + (rest * 2 >= power ? 1 : 0);
  return digits < 0 ? 0 - quotient : quotient;
}

function roundLargeProduct(factors: readonly Decimal[], minorDigits: number): number | undefined {
  let digits = 1n;
  let scale = -minorDigits;
  for (const factor of factors) {
    digits *= BigInt(factor.digits);
    scale += factor.scale;
  }
  const size = digits < 0n ? -digits : digits;
  const power = 10n ** BigInt(Math.abs(scale));
  const rounded = scale <= 0 ? size * power : size / power + ((size % power) * 2n >= power ? 1n : 0n);
  const result = Number(digits < 0n ? -rounded : rounded);
  return Number.isSafeInteger(result) ? result : undefined;
}
