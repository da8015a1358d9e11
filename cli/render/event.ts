import { minorDigits } from '../../shared/domain/event/currency.ts';
import type { Event, Product, ProductLine } from '../../shared/domain/event/event.ts';
import { timeZone } from '../../shared/domain/event/time-zone.ts';
import { count, style, words } from './text.ts';

const longestText = 72;
const shownLines = 5;

/** An event as a person reads it: a heading, and a line for each thing it says. @param heading such as `line 2` */
export function renderEvent(heading: string, event: Event, zone: string, currency: string): string[] {
  const facts = factsOf(event, zone, currency).filter(([, text]) => text !== undefined);
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    `  ${heading}   ${style('bold', words(event.kind))}`,
    ...facts.map(([name, text]) => `    ${name.padEnd(width)}   ${shortened(text ?? '')}`),
  ];
}

function factsOf(event: Event, zone: string, currency: string): (readonly [string, string | undefined])[] {
  const { lines = [], product, price, quantity, discountMinor, durationSeconds, rating, granted } = event;
  return [
    ['user', event.userId],
    ['anonymous', event.anonymousId],
    ['device id', event.deviceId],
    ['e-mail', event.email],
    ['phone', event.phone],
    ['previous id', event.previousId],
    ['target', event.targetId],
    ['time', `${clockOf(event.instant, zone)}   ${zone}`],
    ['message', event.messageId],
    ['session', event.sessionId],
    ['order', event.orderId],
    ['refund', event.refundId],
    ...lines.slice(0, shownLines).map((line, index) => [index === 0 ? 'lines' : '', lineText(line, currency)] as const),
    ['', lines.length > shownLines ? `... ${count(lines.length - shownLines)} more` : undefined],
    ['product', product && productText(product)],
    ['quantity', quantity === undefined ? undefined : String(quantity)],
    ['price', price === undefined || lines.length > 0 ? undefined : `${price} ${event.currency ?? ''}`],
    ['discount', discountMinor === undefined ? undefined : moneyText(discountMinor, currency)],
    ['coupon', event.coupon],
    ['payment', event.paymentMethod],
    ['delivery', event.deliveryMethod],
    ['channel', event.channel],
    ['action', event.action],
    ['campaign', event.campaignId],
    ['granted', granted === undefined ? undefined : String(granted)],
    ['seconds', durationSeconds === undefined ? undefined : String(durationSeconds)],
    ['rating', rating === undefined ? undefined : String(rating)],
    ['text', event.text],
    ['device', event.device],
    ['region', event.region],
    ['origin', event.traitOrigin && words(event.traitOrigin)],
    ['provider', event.provider],
    ...Object.entries(event.traits ?? {}).map(([name, value]) => [`trait ${name}`, value] as const),
  ];
}

const lineText = (line: ProductLine, currency: string): string =>
  [`${line.quantity} ×`, productText(line) || 'goods', moneyText(line.amountMinor, currency)].join('   ');

const productText = ({ id, category, brand, name }: Product): string =>
  [id, name, brand, category].filter((part) => part !== undefined).join('   ');

function moneyText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** `2011-12-01 08:26:00` as the zone's clocks show it. */
const clockOf = (instant: number, zone: string): string =>
  new Date(instant + timeZone(zone).offsetAt(instant)).toISOString().slice(0, 19).replace('T', ' ');

const shortened = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText).toWellFormed()} ...` : text;
