import type { CatalogProduct } from '../contracts/configuration.ts';
import type { Mapping } from '../contracts/mapping.ts';
import { normalizeCategory } from '../domain/event/category-path.ts';
import type { EventKind, Product, ProductLine } from '../domain/event/event.ts';
import { type Decimal, toNumber } from '../domain/event/parse-decimal.ts';
import type { Refusal } from '../domain/event/refusal.ts';
import type { LineTexts, RowFields } from './row-fields.ts';
import { type Money, negativePrice, readCount, readNumber, readPieces } from './row-money.ts';

/** What was looked at, bought or returned. */
export interface Goods {
  /** `refund` for an order whose pieces or amount are below zero. */
  kind: EventKind;
  lines?: ProductLine[];
  product?: Product;
  quantity?: number;
  price?: number;
  currency?: string;
  discountMinor?: number;
}

export interface GoodsInput<Content> {
  readonly mapping: Mapping;
  readonly fields: RowFields<Content>;
  readonly catalog: ReadonlyMap<string, CatalogProduct>;
  readonly money: Money;
  /** Shortens a text that profiles keep. */
  readonly cut: (text: string) => string;
}

/** Numbers of a line: its money is `amount` where there is one, else quantity times price. */
interface Numbers {
  readonly quantity: Decimal;
  readonly pieces: number;
  readonly price?: Decimal;
  readonly amount?: Decimal;
  /** Goods come back: pieces, or an amount without pieces, are below zero. */
  readonly isReturn: boolean;
  /** Text and name of a number that may not be below zero and is. */
  readonly negative?: readonly [text: string, what: 'price' | 'amount'];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const one: Decimal = { digits: 1, scale: 0 };
const none: Decimal = { digits: 0, scale: 0 };

/** Reads numbers, money and products of rows; the refusals are those from `bad_number` on. */
export function createGoodsReader<Content>({ mapping, fields, catalog, money, cut }: GoodsInput<Content>) {
  const { read } = fields;
  const quantityMayBeEmpty = mapping.neverEmpty?.includes('quantity') !== true;
  const saysMoney = [mapping.fields, mapping.lines?.fields ?? {}].some(({ price, amount }) => price ?? amount);
  /** What to ask for where no money came. */
  const moneyField = mapping.fields.price === undefined && mapping.fields.amount !== undefined ? 'amount' : 'price';
  const comma = mapping.decimalComma;
  const labels = {
    quantity: fields.label('quantity'),
    price: fields.label('price'),
    amount: fields.label('amount'),
    discount: fields.label('discount'),
  };

  return (content: Content, kind: EventKind): Goods | Refusal => {
    const discountText = read.discount(content);
    const discount = discountText === undefined ? undefined : readCount(discountText, labels.discount, comma);
    if (discount !== undefined && 'reason' in discount) return discount;
    const goods = kind === 'order' || kind === 'refund' ? readOrder(content, kind) : readOther(content, kind);
    if ('reason' in goods || discount === undefined) return goods;
    const rate = rateOf(content);
    if (rate !== undefined && 'reason' in rate) return rate;
    const discountMinor = money.amountMinor([discount], rate);
    if (typeof discountMinor !== 'number') return discountMinor;
    goods.discountMinor = discountMinor;
    return goods;
  };

  function readOther(content: Content, kind: EventKind): Goods | Refusal {
    const goods: Goods = { kind };
    const quantityText = read.quantity(content);
    if (quantityText !== undefined) {
      const quantity = readCount(quantityText, labels.quantity, comma);
      const pieces = 'reason' in quantity ? quantity : readPieces(quantity, labels.quantity);
      if (typeof pieces !== 'number') return pieces;
      goods.quantity = pieces;
    }
    const priceText = read.price(content);
    if (priceText !== undefined) {
      const price = readNumber(priceText, labels.price, comma);
      if ('reason' in price) return price;
      if (price.digits < 0) return negativePrice(priceText);
      const rate = rateOf(content);
      if (rate !== undefined && 'reason' in rate) return rate;
      setPrice(goods, content, price);
    }
    const product: Mutable<Product> = {};
    const id = read['product.id'](content);
    describe(
      product,
      id,
      read['product.category'](content),
      read['product.brand'](content),
      read['product.name'](content),
    );
    for (const _ in product) {
      goods.product = product;
      break;
    }
    return goods;
  }

  function readOrder(content: Content, kind: 'order' | 'refund'): Goods | Refusal {
    const listed = fields.lines(content);
    return listed === undefined ? readOneLine(content, kind) : readListed(content, kind, listed);
  }

  function readOneLine(content: Content, kind: 'order' | 'refund'): Goods | Refusal {
    const numbers = readNumbers(read.quantity(content), read.price(content), read.amount(content));
    if ('reason' in numbers) return numbers;
    if (numbers.negative !== undefined) return negativePrice(...numbers.negative);
    const rate = rateOf(content);
    if (rate !== undefined && 'reason' in rate) return rate;
    const line = lineOf(numbers, rate);
    if ('reason' in line) return line;
    const id = read['product.id'](content);
    describe(
      line,
      id,
      read['product.category'](content),
      read['product.brand'](content),
      read['product.name'](content),
    );
    const goods: Goods = { kind: numbers.isReturn ? 'refund' : kind, lines: [line] };
    setPrice(goods, content, numbers.price);
    return goods;
  }

  function readListed(content: Content, kind: 'order' | 'refund', listed: readonly LineTexts[]): Goods | Refusal {
    const all: Numbers[] = [];
    for (const { quantity, price, amount } of listed) {
      const numbers = readNumbers(quantity, price, amount);
      if ('reason' in numbers) return numbers;
      all.push(numbers);
    }
    const returned = all.some(({ isReturn }) => isReturn);
    if (returned && all.some(({ isReturn, quantity }) => !isReturn && quantity.digits > 0)) {
      const message = 'quantities above and below zero came in one order; returns are a row of their own';
      return { reason: 'bad_number', message };
    }
    const negative = all.find((numbers) => numbers.negative)?.negative;
    if (negative !== undefined) return negativePrice(...negative);
    const rate = rateOf(content);
    if (rate !== undefined && 'reason' in rate) return rate;
    const lines: ProductLine[] = [];
    for (const [at, texts] of listed.entries()) {
      const line = lineOf(all[at] as Numbers, rate);
      if ('reason' in line) return line;
      describe(line, texts['product.id'], texts['product.category'], texts['product.brand'], texts['product.name']);
      lines.push(line);
    }
    return {
      kind: returned ? 'refund' : kind,
      lines,
      currency: read.currency(content)?.toUpperCase() ?? money.currency,
    };
  }

  function readNumbers(quantityText?: string, priceText?: string, amountText?: string): Numbers | Refusal {
    if (quantityText === undefined && !quantityMayBeEmpty) return empty('quantity');
    const quantity = quantityText === undefined ? one : readNumber(quantityText, labels.quantity, comma);
    if ('reason' in quantity) return quantity;
    const pieces = readPieces(quantity, labels.quantity);
    if (typeof pieces !== 'number') return pieces;
    const isReturn = quantity.digits < 0;
    if (amountText !== undefined) {
      const amount = readNumber(amountText, labels.amount, comma);
      if ('reason' in amount) return amount;
      if (amount.digits >= 0 || isReturn) return { quantity, pieces, amount, isReturn };
      if (quantityText === undefined) return { quantity, pieces, amount, isReturn: true };
      return { quantity, pieces, amount, isReturn, negative: [amountText, 'amount'] };
    }
    if (priceText === undefined) return saysMoney ? empty(moneyField) : { quantity, pieces, amount: none, isReturn };
    const price = readNumber(priceText, labels.price, comma);
    if ('reason' in price) return price;
    const numbers = { quantity, pieces, price, isReturn };
    return price.digits < 0 ? { ...numbers, negative: [priceText, 'price'] } : numbers;
  }

  function lineOf(numbers: Numbers, rate: Decimal | undefined): Mutable<ProductLine> | Refusal {
    const { quantity, price = none, amount, pieces } = numbers;
    const amountMinor = money.amountMinor(amount === undefined ? [quantity, price] : [amount], rate);
    return typeof amountMinor === 'number' ? { quantity: pieces, amountMinor } : amountMinor;
  }

  function describe(to: Mutable<Product>, id?: string, category?: string, brand?: string, name?: string): void {
    const known = id === undefined ? undefined : catalog.get(id);
    const path = (category === undefined ? undefined : pathOf(category)) ?? known?.category;
    const maker = brand ?? known?.brand;
    if (id !== undefined) to.id = id;
    if (path !== undefined) to.category = cut(path);
    if (maker !== undefined) to.brand = cut(maker);
    if (name !== undefined) to.name = name;
  }

  function pathOf(category: string): string | undefined {
    const { categorySeparator: separator } = mapping;
    return normalizeCategory(separator === undefined ? category : category.replaceAll(separator, '/'));
  }

  function setPrice(goods: Goods, content: Content, price: Decimal | undefined): void {
    if (price !== undefined) goods.price = toNumber(price);
    goods.currency = read.currency(content)?.toUpperCase() ?? money.currency;
  }

  function rateOf(content: Content): Decimal | undefined | Refusal {
    const text = read.currency(content);
    return text === undefined ? undefined : money.rate(text.toUpperCase());
  }

  function empty(field: 'quantity' | 'price' | 'amount'): Refusal {
    return { reason: 'bad_number', message: `${labels[field]} is empty; a number was expected` };
  }
}
