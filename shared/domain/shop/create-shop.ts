import { type LifetimeModel, lifetimeValueOf } from '../clv/lifetime-model.ts';
import type { Customer } from '../customer/customer.ts';
import type { Influence } from '../influence/influence.ts';
import { shareOfSent } from '../timing/send-times.ts';
import type { Look, OrderTerms, Prediction, Shop, ShopProduct } from './shop.ts';
import type { ShopFacts } from './shop-facts.ts';

/** What the catalogue says of a product, as far as tags ask for it. */
export type CatalogueProduct = Pick<ShopProduct, 'listMinor' | 'colour' | 'style' | 'material'>;

export interface ShopParts {
  readonly facts: ShopFacts;
  readonly terms: OrderTerms;
  /** Spend of the buyers in minor units at 20, 60, 80, 95 %. */
  readonly spendCuts: readonly number[];
  readonly lifetime: LifetimeModel;
  /** By id as people and files call the customer: the most influential. */
  readonly influence: ReadonlyMap<string, Influence>;
  /** Of tags that are predicted. */
  readonly predictors: ReadonlyMap<string, (customer: Customer) => Prediction | undefined>;
  readonly catalogue: ReadonlyMap<string, CatalogueProduct>;
}

/** Makes ready for many customers what a run knows of all. */
export function createShop({ facts, terms, spendCuts, lifetime, influence, predictors, catalogue }: ShopParts): Shop {
  const products = new Map(facts.products.map((product) => [product.product, product]));
  const thirds = new Map(facts.priceThirds.map(([category, low, high]) => [category, [low, high] as const]));
  const hours = new Map(facts.messageHours.map(({ channel, ...counts }) => [channel, counts]));
  /** Put together once: tags of many customers ask for the same products. */
  const asked = new Map<string, ShopProduct | undefined>();
  const productOf = (id: string): ShopProduct | undefined => {
    const known = products.get(id);
    return known && { firstDay: known.firstDay ?? undefined, usualMinor: known.usualMinor, ...catalogue.get(id) };
  };
  const looks = new Set<Look>();
  for (const { colour, style, material } of catalogue.values()) {
    if (colour !== undefined) looks.add('colour');
    if (style !== undefined) looks.add('style');
    if (material !== undefined) looks.add('material');
  }
  return {
    looks,
    knownFromDay: facts.knownFromDay ?? undefined,
    terms,
    product: (id) => {
      let product = asked.get(id);
      if (product === undefined && !asked.has(id)) {
        product = productOf(id);
        asked.set(id, product);
      }
      return product;
    },
    priceThirds: (category) => {
      for (let path = category; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
        const found = thirds.get(path);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    spendCuts,
    reducedShare: facts.reducedShare ?? undefined,
    messageHours: hours,
    openRate: shareOfSent(hours.values(), 'opened'),
    clickRate: shareOfSent(hours.values(), 'clicked'),
    lifetimeValue: (customer) => lifetimeValueOf(lifetime, customer),
    influence: (id) => influence.get(id),
    predict: (tag, customer) => predictors.get(tag)?.(customer),
  };
}
