import type { Configuration } from '../contracts/configuration.ts';
import { isCurrency, minorDigits } from '../domain/event/currency.ts';
import { absolute, type Decimal, parseDecimal, roundProduct, toNumber } from '../domain/event/parse-decimal.ts';
import type { Refusal } from '../domain/event/refusal.ts';

/** Larger numbers are mistakes; sums of the ones below stay safe integers. */
const mostQuantity = 1e9;
const mostAmountMinor = 1e13;
const mostShown = 40;

/** How amounts of a configuration are made: each rounded once, half away from zero, to minor units of its currency. */
export interface Money {
  readonly currency: string;
  /** The rate to multiply by, `undefined` for the configured currency itself; or why there is none. */
  rate(currency: string): Decimal | undefined | Refusal;
  /** Size of the product of the numbers and the rate. */
  amountMinor(numbers: readonly Decimal[], rate: Decimal | undefined): number | Refusal;
}

export function createMoney({ settings: { currency, rates } }: Configuration): Money {
  const digits = minorDigits(currency);
  const known = new Map<string, Decimal>();
  for (const [code, rate] of Object.entries(rates)) {
    const exact = parseDecimal(String(rate));
    if (exact !== undefined) known.set(code, exact);
  }

  return { currency, rate, amountMinor };

  function rate(code: string): Decimal | undefined | Refusal {
    if (code === currency) return undefined;
    if (!isCurrency(code)) {
      return {
        reason: 'unknown_currency',
        message: `an ISO 4217 code such as ${currency} was expected, not "${shorten(code)}"`,
      };
    }
    const message = `money in ${code} needs a rate to ${currency} under "rates" in config/strata.yaml`;
    return known.get(code) ?? { reason: 'no_exchange_rate', message };
  }

  function amountMinor(numbers: readonly Decimal[], by: Decimal | undefined): number | Refusal {
    const amount = roundProduct(by === undefined ? numbers : [...numbers, by], digits);
    if (amount !== undefined && Math.abs(amount) <= mostAmountMinor) return Math.abs(amount);
    return {
      reason: 'bad_number',
      message: `the amount is larger than ${mostAmountMinor.toLocaleString('en')} minor units`,
    };
  }
}

/**
 * @param label what people call the field; what came is shown to them, shortened
 * @param decimalComma whether `1.234,50` is meant, and `1.5` is no number
 */
export function readNumber(text: string, label: string, decimalComma = false): Decimal | Refusal {
  const plain = decimalComma ? withDecimalPoint(text) : text;
  const number = plain === undefined ? undefined : parseDecimal(plain);
  if (number !== undefined && Number.isFinite(toNumber(number))) return number;
  const example = decimalComma ? '2,55' : '2.55';
  return {
    reason: 'bad_number',
    message: `${label} is "${shorten(text)}"; a number such as 3 or ${example} was expected`,
  };
}

/** `1234.50` for `1.234,50`; `undefined` where a point parts other than thousands. */
function withDecimalPoint(text: string): string | undefined {
  if (!text.includes('.')) return text.replace(',', '.');
  return /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : undefined;
}

/** The same, 0 or more. */
export function readCount(text: string, label: string, decimalComma = false): Decimal | Refusal {
  const number = readNumber(text, label, decimalComma);
  if ('reason' in number || number.digits >= 0) return number;
  return { reason: 'bad_number', message: `${label} is ${shorten(text)}; 0 or more was expected` };
}

/** The number of pieces, without its sign. */
export function readPieces(quantity: Decimal, label: string): number | Refusal {
  const pieces = toNumber(absolute(quantity));
  if (pieces <= mostQuantity) return pieces;
  return { reason: 'bad_number', message: `${label} is larger than ${mostQuantity.toLocaleString('en')}` };
}

export function negativePrice(text: string, what: 'price' | 'amount' = 'price'): Refusal {
  const message = `${what} is ${shorten(text)}; returns come as kind "refund" or a quantity below zero`;
  return { reason: 'negative_price', message };
}

export const shorten = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown)}...` : text);
