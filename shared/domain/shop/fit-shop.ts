import { compareUtf8 } from '../compare-utf8.ts';
import { commonestPrices, type DaySums, mostPrices, type ProductDay } from '../evidence/day-sums.ts';
import { addPaths, heaviestPaths } from '../visits/common-paths.ts';
import { addFunnel, emptyFunnel } from '../visits/funnel.ts';
import { priceThirds } from './price-thirds.ts';
import { createSearchTermsFit } from './search-terms.ts';
import type { ProductFacts, ShopFacts } from './shop-facts.ts';

/** Products that a run knows of; of more the least sold are let go of as days are added. */
const mostProducts = 100_000;
const mostPaths = 50;
/** At or below this share of the usual price a piece was sold at a reduced price. */
export const reducedBelow = 0.9;

interface ProductDraft {
  readonly product: string;
  readonly category: NewestName;
  readonly brand: NewestName;
  readonly firstDay: number;
  /** Customers, counted once a day each. */
  customerDays: number;
  orders: number;
  prices: Map<number, number>;
}

/** Of what a product was called on each day. */
interface NewestName {
  name: string;
  day: number;
}

export interface ShopFit {
  /** Days in their order; a day may come in several shares of its customers. @param day days since 1970-01-01 */
  addDay(day: number, sums: DaySums): void;
  finish(): ShopFacts;
}

/**
 * Adds up what the days say of products, visits and messages. In memory are at most twice as many products as are listed, and those of
 * one day.
 *
 * A product that was let go of and is met again looks as if it were new: from the first on that was let go of while days are added, no first
 * day is told of any product.
 */
export function createShopFit(most = mostProducts): ShopFit {
  let products = new Map<string, ProductDraft>();
  let areLeftOut = false;
  let firstDay: number | null = null;
  let lastDay: number | null = null;
  const customerDays: [day: number, count: number][] = [];
  let funnel = emptyFunnel;
  const paths = new Map<string, number>();
  const searches = createSearchTermsFit();
  const hours = new Map<string, { sent: number[]; opened: number[]; clicked: number[] }>();

  function letGo(): void {
    const ranked = [...products.values()].sort(
      (a, b) => b.orders - a.orders || b.customerDays - a.customerDays || compareUtf8(a.product, b.product),
    );
    areLeftOut ||= ranked.length > most;
    products = new Map(ranked.slice(0, most).map((product) => [product.product, product]));
  }

  return {
    addDay(day, sums) {
      firstDay ??= day;
      lastDay = day;
      customerDays.push([day, sums.products.reduce((sum, { customers }) => sum + customers, 0)]);
      for (const product of sums.products) addProduct(products, day, product);
      if (products.size > 2 * most) letGo();
      funnel = addFunnel(funnel, sums.funnel);
      addPaths(paths, sums.paths);
      searches.addDay(day, sums.searches);
      for (const [channel, hour, action, count] of sums.messages) {
        if (action !== 'sent' && action !== 'opened' && action !== 'clicked') continue;
        const known = hours.get(channel) ?? { sent: noHours(), opened: noHours(), clicked: noHours() };
        known[action][hour] = (known[action][hour] as number) + count;
        hours.set(channel, known);
      }
    },
    finish() {
      const areFirstDaysKnown = !areLeftOut;
      letGo();
      const all = [...products.values()].sort((a, b) => compareUtf8(a.product, b.product));
      const listed = all.map(
        ({ product, category, brand, firstDay, prices }): ProductFacts => ({
          product,
          category: category.name,
          brand: brand.name,
          firstDay: areFirstDaysKnown ? firstDay : null,
          usualMinor: usualOf(prices),
        }),
      );
      return {
        firstDay,
        lastDay,
        knownFromDay: knownFrom(customerDays),
        products: listed,
        priceThirds: priceThirds(
          all.flatMap(({ category, prices }) =>
            [...prices].map(([unitMinor, pieces]): [string, number, number] => [category.name, unitMinor, pieces]),
          ),
        ),
        reducedShare: reducedShareOf(all),
        messageHours: [...hours]
          .sort(([a], [b]) => compareUtf8(a, b))
          .map(([channel, known]) => ({ channel, ...known })),
        funnel,
        paths: heaviestPaths(paths, mostPaths),
        searches: searches.finish(),
      };
    },
  };
}

/** What may lie before the day from which a shop is known: rows with a wrong date, and the odd early one. */
const strayShare = 0.01;

function knownFrom(customerDays: readonly (readonly [day: number, count: number])[]): number | null {
  const total = customerDays.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [day, count] of customerDays) {
    passed += count;
    if (passed > total * strayShare) return day;
  }
  return null;
}

const noHours = (): number[] => new Array<number>(24).fill(0);

function addProduct(products: Map<string, ProductDraft>, day: number, more: ProductDay): void {
  let draft = products.get(more.product);
  if (draft === undefined) {
    const [category, brand] = [
      { name: '', day },
      { name: '', day },
    ];
    const nothing = { customerDays: 0, orders: 0, prices: new Map<number, number>() };
    draft = { product: more.product, category, brand, firstDay: day, ...nothing };
    products.set(more.product, draft);
  }
  takeName(draft.category, more.category, day);
  takeName(draft.brand, more.brand, day);
  draft.customerDays += more.customers;
  draft.orders += more.orders;
  for (const [unitMinor, pieces] of more.prices)
    draft.prices.set(unitMinor, (draft.prices.get(unitMinor) ?? 0) + pieces);
  if (draft.prices.size > 2 * mostPrices) draft.prices = new Map(commonestPrices(draft.prices));
}

/** The name of the newest day stays, of several of that day the greatest. */
function takeName(known: NewestName, name: string, day: number): void {
  if (name === '' || (day === known.day && compareUtf8(name, known.name) <= 0)) return;
  known.name = name;
  known.day = day;
}

function usualOf(prices: ReadonlyMap<number, number>): number {
  let usual = 0;
  let most = 0;
  for (const [unitMinor, pieces] of prices) {
    if (pieces < most || (pieces === most && unitMinor <= usual)) continue;
    usual = unitMinor;
    most = pieces;
  }
  return usual;
}

function reducedShareOf(products: readonly ProductDraft[]): number | null {
  let pieces = 0;
  let reduced = 0;
  for (const { prices } of products) {
    const usual = usualOf(prices);
    for (const [unitMinor, sold] of prices) {
      pieces += sold;
      if (unitMinor <= usual * reducedBelow) reduced += sold;
    }
  }
  return pieces === 0 ? null : reduced / pieces;
}
