import type { LocalizedText } from '../../domain/localized-text.ts';
import { withMinus } from './numbers.ts';

export interface MoneyFormat {
  /** For sentences: `£8.29 million`, `£612,000`, `£224`; `829 万英镑`, `61.2 万英镑`, `224 英镑`. */
  readonly inSentence: (minor: number) => LocalizedText;
  /** For tables and labels: `£8.29m`, `£612k`, `£224`; `£829万`, `£61.2万`, `£224`. */
  readonly short: (minor: number) => LocalizedText;
  /** To the last minor unit: `£8,911,407.90`, `¥1,204`. The same in both languages. */
  readonly exact: (minor: number) => string;
  /** The currency's name: `British pounds`, `英镑`. */
  readonly name: LocalizedText;
}

interface Unit {
  readonly size: number;
  readonly word: string;
  readonly letter: string;
}

const english: readonly Unit[] = [
  { size: 1e12, word: ' trillion', letter: 'tn' },
  { size: 1e9, word: ' billion', letter: 'bn' },
  { size: 1e6, word: ' million', letter: 'm' },
  { size: 1e3, word: '', letter: 'k' },
];

const chinese: readonly Unit[] = [
  { size: 1e12, word: '万亿', letter: '万亿' },
  { size: 1e8, word: '亿', letter: '亿' },
  { size: 1e4, word: '万', letter: '万' },
];

/** Below this many major units the amount is written out, to the unit. */
const writtenOut = 10_000;

/**
 * Formats of one currency. Large amounts have three significant digits.
 *
 * @param currency ISO 4217
 * @param minorPerMajor 100 for GBP, 1 for JPY, 1000 for KWD
 */
export function createMoneyFormat(currency: string, minorPerMajor: number): MoneyFormat {
  const symbol = symbolOf(currency);
  const digits = Math.round(Math.log10(minorPerMajor));
  const exact = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const named = { en: pluralName(currency), zh: nameOf(currency, 'zh-CN') };

  return {
    name: named,
    exact: (minor) => signOf(minor) + symbol + exact.format(Math.abs(minor) / minorPerMajor),
    short: (minor) => {
      const { sign, major } = parts(minor, minorPerMajor);
      const en = scaled(major, english);
      const zh = scaled(major, chinese);
      return {
        en: `${sign}${symbol}${en.digits}${en.unit.letter}`,
        zh: `${sign}${symbol}${zh.digits}${zh.unit.letter}`,
      };
    },
    inSentence: (minor) => {
      const { sign, major } = parts(minor, minorPerMajor);
      const en = major < 1e6 ? { digits: threeDigits(major), unit: whole } : scaled(major, english);
      const zh = scaled(major, chinese);
      return {
        en: `${sign}${symbol}${en.digits}${en.unit.word}`,
        zh: `${sign}${zh.digits} ${zh.unit.word}${named.zh}`,
      };
    },
  };
}

const whole: Unit = { size: 1, word: '', letter: '' };

function parts(minor: number, minorPerMajor: number): { sign: string; major: number } {
  const rounded = roundTo(Math.abs(minor) / minorPerMajor);
  return { sign: rounded === 0 ? '' : signOf(minor), major: rounded };
}

/** To whole units below ten thousand, else to three significant digits; so that 999,999 is a million, not a thousand thousand. */
const roundTo = (major: number): number => (major < writtenOut ? Math.round(major) : Number(major.toPrecision(3)));

function scaled(major: number, units: readonly Unit[]): { digits: string; unit: Unit } {
  const unit = major < writtenOut ? undefined : units.find(({ size }) => major >= size);
  if (unit === undefined) return { digits: threeDigits(major), unit: whole };
  const value = major / unit.size;
  const decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
  return { digits: value >= 1000 ? threeDigits(value) : value.toFixed(decimals), unit };
}

const threeDigits = (value: number): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(value);

const signOf = (minor: number): string => (minor < 0 ? withMinus('-') : '');

/** `£`, `€`, `¥`; a code where the currency has no sign of its own, with a space after it. */
function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /[A-Za-z]$/.test(symbol) ? `${symbol}\u00a0` : symbol;
}

const nameOf = (currency: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'currency' }).of(currency) ?? currency;

function pluralName(currency: string): string {
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'name' }).formatToParts(
    2,
  );
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
