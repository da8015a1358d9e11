import type { Event, Product, ProductLine } from '../domain/event/event.ts';

/** Goods of an event as its columns hold them: its only line, with an amount, or its product and quantity, without. */
export interface Goods {
  readonly id?: string;
  readonly category?: string;
  readonly brand?: string;
  readonly name?: string;
  readonly quantity?: number;
  readonly amountMinor?: number;
  /** JSON of the lines where there is not exactly one, or a product or a quantity beside them. */
  readonly lines?: string;
}

export function goodsOf({ product, quantity, lines }: Event): Goods {
  if (lines === undefined) return quantity === undefined ? (product ?? {}) : { ...product, quantity };
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && product === undefined && quantity === undefined) return only;
  return { ...product, quantity, lines: JSON.stringify(lines) };
}

type Draft = { -readonly [K in keyof Event]?: Event[K] };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Gives the event its goods back. */
export function restoreGoods(event: Draft, goods: Goods): void {
  const { id, category, brand, name, quantity, amountMinor, lines } = goods;
  if (amountMinor !== undefined) {
    event.lines = [goods as ProductLine];
    return;
  }
  if (quantity !== undefined) event.quantity = quantity;
  if (lines !== undefined) event.lines = JSON.parse(lines) as ProductLine[];
  const product: Mutable<Product> = {};
  if (id !== undefined) product.id = id;
  if (category !== undefined) product.category = category;
  if (brand !== undefined) product.brand = brand;
  if (name !== undefined) product.name = name;
  if (Object.keys(product).length > 0) event.product = product;
}
