import type { LocalizedText } from '../../domain/localized-text.ts';

const minus = '−';
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A whole number with its thousands grouped, the same in both languages: `4,338`. Minus is U+2212. */
export const count = (value: number): string => withMinus(grouped.format(Math.round(value) + 0));

/** A difference with its sign: `+157`, `−93`, `0`. */
export const signed = (value: number): string => (value > 0 ? `+${count(value)}` : count(value));

/** At most `digits` decimals, without trailing zeros: `296.4`, `51`. */
export const decimal = (value: number, digits = 1): string =>
  withMinus(
    new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(Number(value.toFixed(digits)) + 0),
  );

/** Exactly `digits` decimals, for a column: `5.0`, `0.31`. */
export const fixed = (value: number, digits = 1): string =>
  withMinus((Number(value.toFixed(digits)) + 0).toFixed(digits));

/** Exactly `digits` decimals and a sign: `+1.8`, `−0.4`, `0.0`. */
export function signedDecimal(value: number, digits = 1): string {
  const rounded = Number(value.toFixed(digits)) + 0;
  const text = withMinus(rounded.toFixed(digits));
  return rounded > 0 ? `+${text}` : text;
}

/**
 * A share of 0..1 in whole percent, with a decimal below 10 %: `66%`, `4.0%`. What is not quite nothing or not quite all says so:
 * `<0.1%`, `>99%`.
 */
export function percent(share: number): string {
  const value = Math.abs(share) * 100;
  const sign = share < 0 ? minus : '';
  if (value === 0) return '0%';
  if (value < 0.1) return `${sign}<0.1%`;
  if (value < 9.95) return `${sign}${value.toFixed(1)}%`;
  if (value > 99.5 && value < 100) return `${sign}>99%`;
  return `${sign}${grouped.format(Math.round(value))}%`;
}

/** `part` of `whole` as a share, 0 when there is no whole. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** `1 customer`, `4,338 customers`. */
export const countOf = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const customers = (value: number): LocalizedText => ({
  en: countOf(value, 'customer'),
  zh: `${count(value)} 位客户`,
});

/** A size in bytes, in the unit that keeps it short: `831 B`, `33 KB`, `1.2 MB`. A kilobyte is 1,000 bytes. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${decimal(scaled, scaled < 10 && step > 0 ? 1 : 0)} ${units[step]}`;
}

/** Replaces the hyphen of a formatted number by a real minus. */
export const withMinus = (text: string): string => text.replace('-', minus);
