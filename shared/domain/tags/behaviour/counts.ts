import type { Customer } from '../../customer/customer.ts';
import type { EventKind } from '../../event/event.ts';
import type { LocalizedText } from '../../localized-text.ts';
import { defineTag, type TagDefinition } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

/** Events of all time by kind. */
export const countsOf = ofLastCustomer((customer: Customer) => customer.eventCounts());

/** Exact. Of who ever did it: nothing is said of others, as not every source tells of it. */
const countTag = (name: string, kind: EventKind, label: LocalizedText, what: LocalizedText): TagDefinition<number> =>
  defineTag<number>({
    key: `behaviour.${name}`,
    type: 'number',
    name: label,
    unit: 'events',
    meaning: {
      en: `${what.en} of all time; told only of customers who have any.`,
      zh: `累计${what.zh}次数；仅对有过该行为的客户打标签。`,
    },
    version: 1,
    compute(customer) {
      const count = countsOf(customer)[kind] ?? 0;
      return count === 0 ? undefined : { value: count, confidence: 1 };
    },
  });

export const searches = countTag(
  'searches',
  'search',
  { en: 'Searches', zh: '搜索次数' },
  { en: 'Searches', zh: '搜索' },
);
export const cartAdditions = countTag(
  'cart_additions',
  'cart_add',
  { en: 'Cart additions', zh: '加购次数' },
  { en: 'Products put into the cart', zh: '加购' },
);
export const favourites = countTag(
  'favourites',
  'favorite',
  { en: 'Favourites', zh: '收藏次数' },
  { en: 'Products marked as favourites', zh: '收藏' },
);
