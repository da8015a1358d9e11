import type { Configuration, SourceSettings } from '../contracts/configuration.ts';
import type { EventField, Mapping } from '../contracts/mapping.ts';
import type { Event } from '../domain/event/event.ts';
import { toNumber } from '../domain/event/parse-decimal.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import { describeTimeFormat, parseTimeFormat } from '../domain/event/time-format.ts';
import { timeZone } from '../domain/event/time-zone.ts';
import type { RowFields } from './row-fields.ts';
import { createGoodsReader } from './row-goods.ts';
import { createIdReader } from './row-ids.ts';
import { createKindReader } from './row-kind.ts';
import { createMoney, readCount, readNumber, shorten } from './row-money.ts';
import { createTargetReader } from './row-target.ts';
import { createTimeReader } from './row-time.ts';
import { createTraitReader } from './row-traits.ts';

export interface MapperInput<Content> {
  readonly mapping: Mapping;
  readonly fields: RowFields<Content>;
  readonly source: string;
  readonly settings: SourceSettings;
  readonly configuration: Configuration;
  /** Milliseconds since 1970-01-01T00:00Z: what is more than 48 hours later is absurd. */
  readonly now: number;
}

export interface MappedEvent {
  readonly event: Event;
  /** What was mended, by name; a name comes as often as it was done. */
  readonly repaired: readonly string[];
}

type Draft = { -readonly [K in keyof Event]: Event[K] };

/** Longest text that profiles keep, in UTF-16 units; longer ones are cut and counted as `text_cut`. */
const mostTextLength = 256;

/** Fields that are copied as they are; of the second list, profiles and digests keep the text. */
const copied = [
  ['message_id', 'messageId'],
  ['previous_id', 'previousId'],
  ['session_id', 'sessionId'],
  ['text', 'text'],
  ['order_id', 'orderId'],
  ['campaign_id', 'campaignId'],
  ['action', 'action'],
] as const;
const kept = [
  ['coupon', 'coupon'],
  ['payment_method', 'paymentMethod'],
  ['delivery_method', 'deliveryMethod'],
  ['channel', 'channel'],
  ['device', 'device'],
  ['region', 'region'],
] as const;

const agreement: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/**
 * Compiles a mapping and the settings of a source into a function from a row to its event, or to why it is refused: the reasons
 * are tested in the order of `refusalReasons`, and the first that fits is given.
 */
export function createRowMapper<Content>(input: MapperInput<Content>): (content: Content) => MappedEvent | Refusal {
  const { mapping, fields, source, settings, configuration, now } = input;
  const { read } = fields;
  const zone = configuration.settings.timeZone;
  let cuts = 0;
  const cut = (text: string): string => {
    if (text.length <= mostTextLength) return text;
    cuts++;
    return text.slice(0, mostTextLength).toWellFormed();
  };
  const readTime = parseTimeFormat(mapping.timeFormat);
  if (readTime === undefined)
    throw new RangeError(`Source "${source}" has times in a format that is none: ${mapping.timeFormat}.`);
  const readIds = createIdReader(fields);
  const targetOf = createTargetReader(fields);
  const timeOf = createTimeReader(fields, {
    sourceZone: timeZone(settings.timeZone ?? mapping.timeZone ?? zone),
    dayZone: timeZone(zone),
    readTime,
    expected: describeTimeFormat(mapping.timeFormat),
    now,
    isSaid: mapping.fields.timestamp !== undefined,
  });
  const readKind = createKindReader(mapping, fields);
  const money = createMoney(configuration);
  const readGoods = createGoodsReader({ mapping, fields, catalog: configuration.catalog, money, cut });
  const readTraits = createTraitReader(fields);
  const orderGrain = settings.orderGrain ?? mapping.orderGrain;
  const isThirdParty = (settings.origin ?? mapping.origin) === 'third_party';
  const copiedHere = copied.filter(([field]) => fields.has(field));
  const keptHere = kept.filter(([field]) => fields.has(field));

  return (content) => {
    cuts = 0;
    const found = readIds(content);
    if ('reason' in found) return found;
    const kind = readKind(content);
    if (kind === 'alias' && read.previous_id(content) === undefined) {
      return { reason: 'missing_id', message: `${fields.label('previous_id')} is empty; an alias names two ids` };
    }
    const time = timeOf(content);
    if ('reason' in time) return time;
    if (typeof kind !== 'string') return kind;
    const granted = kind === 'consent' ? readGranted(content) : undefined;
    if (typeof granted === 'object') return granted;
    const said = readTraits(content, kind);
    if ('reason' in said) return said;
    const durationSeconds = readOptional(content, 'duration_seconds', readCount);
    if (typeof durationSeconds === 'object') return durationSeconds;
    const rating = readOptional(content, 'rating', readNumber);
    if (typeof rating === 'object') return rating;
    const goods = readGoods(content, kind);
    if ('reason' in goods) return goods;

    const event: Draft = { kind: goods.kind, source, instant: time.instant, day: time.day };
    Object.assign(event, found.ids);
    for (const [field, property] of copiedHere) {
      const text = read[field](content);
      if (text !== undefined) event[property] = text;
    }
    for (const [field, property] of keptHere) {
      const text = read[field](content);
      if (text !== undefined) event[property] = cut(text);
    }
    const target = targetOf(content);
    if (target.targetId !== undefined) event.targetId = target.targetId;
    if (goods.product !== undefined) event.product = goods.product;
    if (goods.quantity !== undefined) event.quantity = goods.quantity;
    if (goods.price !== undefined) event.price = goods.price;
    if (goods.currency !== undefined) event.currency = goods.currency;
    if (goods.discountMinor !== undefined) event.discountMinor = goods.discountMinor;
    if (goods.lines !== undefined) {
      event.lines = goods.lines;
      event.orderGrain = orderGrain;
      const refundId = goods.kind === 'refund' ? read.refund_id(content) : undefined;
      if (refundId !== undefined) event.refundId = refundId;
    }
    if (durationSeconds !== undefined) event.durationSeconds = durationSeconds;
    if (rating !== undefined) event.rating = rating;
    if (granted !== undefined) event.granted = granted;
    if (said.traits !== undefined) event.traits = cutAll(said.traits);
    if (isThirdParty) {
      event.traitOrigin = 'third_party';
      const provider = read.provider(content);
      if (provider !== undefined) event.provider = cut(provider);
    }
    if (cuts === 0 && target.repaired === undefined && said.repaired === undefined)
      return { event, repaired: found.repaired };
    const others = [target.repaired, said.repaired].filter((name) => name !== undefined);
    return { event, repaired: [...found.repaired, ...others, ...Array<string>(cuts).fill('text_cut')] };
  };

  function readGranted(content: Content): boolean | Refusal {
    const text = read.granted(content);
    const granted = agreement.get(text?.toLowerCase() ?? '');
    const came = text === undefined ? 'is empty' : `is "${shorten(text)}"`;
    const message = `${fields.label('granted')} ${came}; a consent says true or false`;
    return granted ?? { reason: 'unknown_kind', message };
  }

  function readOptional(
    content: Content,
    field: EventField,
    readText: typeof readNumber,
  ): number | undefined | Refusal {
    const text = read[field](content);
    if (text === undefined) return undefined;
    const number = readText(text, fields.label(field), mapping.decimalComma);
    return 'reason' in number ? number : toNumber(number);
  }

  function cutAll(traits: Record<string, string>): Record<string, string> {
    const entries = Object.entries(traits);
    if (entries.every(([name, value]) => name.length <= mostTextLength && value.length <= mostTextLength))
      return traits;
    return Object.fromEntries(entries.map(([name, value]) => [cut(name), cut(value)]));
  }
}
