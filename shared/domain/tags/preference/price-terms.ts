import type { Customer } from '../../customer/customer.ts';
import { reducedBelow } from '../../shop/fit-shop.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

interface JudgedPieces {
  /** Order lines that were judged. */
  lines: number;
  pieces: number;
  /** At least a tenth below what they are judged by. */
  reduced: number;
  /** At it, or above. */
  full: number;
}

const fewestPurchases = 3;

/** Purchases judged by the full price, that of the catalogue or else the usual one, and by the usual price. */
const termsOf = ofLastCustomer(({ evidence, shop }: Customer) => {
  const byFull = nothingJudged();
  const byUsual = nothingJudged();
  for (const { product, unitMinor, quantity } of evidence.purchases) {
    const known = unitMinor > 0 ? shop.product(product) : undefined;
    if (known === undefined) continue;
    judge(byFull, unitMinor, quantity, known.listMinor || known.usualMinor);
    judge(byUsual, unitMinor, quantity, known.usualMinor);
  }
  return { byFull, byUsual };
});

const nothingJudged = (): JudgedPieces => ({ lines: 0, pieces: 0, reduced: 0, full: 0 });

function judge(judged: JudgedPieces, unitMinor: number, quantity: number, priceMinor: number): void {
  if (priceMinor <= 0) return;
  judged.lines++;
  judged.pieces += quantity;
  if (unitMinor <= priceMinor * reducedBelow) judged.reduced += quantity;
  if (unitMinor >= priceMinor) judged.full += quantity;
}

export const discountedShare = defineTag<number>({
  key: 'preference.discount_share',
  type: 'number',
  name: { en: 'Share bought at a reduced price', zh: '折扣商品占比' },
  unit: 'share',
  meaning: {
    en: 'Pieces bought at least 10 % below the list price, or the usual price where no list price is known, as a share of the pieces of the newest 400 days of data whose price is known; from 3 purchases up.',
    zh: '截至最新数据日 400 天内购买的商品中，单价比标价（无标价时取常售价）至少低 10% 的件数占比；至少 3 次购买。',
  },
  version: 1,
  compute(customer) {
    const { lines, pieces, reduced } = termsOf(customer).byFull;
    return lines < fewestPurchases ? undefined : { value: reduced / pieces, confidence: confidenceOf(lines) };
  },
});

/** With `discount_share` not 1 together: what is less than a tenth below is neither. */
export const fullPriceShare = defineTag<number>({
  key: 'preference.full_price_share',
  type: 'number',
  name: { en: 'Share bought at the full price', zh: '原价购买占比' },
  unit: 'share',
  meaning: {
    en: 'Pieces bought at or above the list price, or the usual price where no list price is known, as a share of the pieces of the newest 400 days of data whose price is known; from 3 purchases up.',
    zh: '截至最新数据日 400 天内购买的商品中，单价不低于标价（无标价时取常售价）的件数占比；至少 3 次购买。',
  },
  version: 1,
  compute(customer) {
    const { lines, pieces, full } = termsOf(customer).byFull;
    return lines < fewestPurchases ? undefined : { value: full / pieces, confidence: confidenceOf(lines) };
  },
});

/** Purchases that the shop's own share counts for, beside a customer's. */
const priorPurchases = 5;

/**
 * With p the share of the customer's pieces that were reduced, drawn to the shop's share q as by five purchases more, and odds p / (1 − p):
 * odds of the customer / (odds of the customer + odds of the shop). Of a shop that never or only sells at reduced prices nothing is said.
 */
export const priceSensitivity = defineTag<number>({
  key: 'preference.price_sensitivity',
  type: 'number',
  name: { en: 'Price sensitivity', zh: '价格敏感度' },
  unit: 'share',
  meaning: {
    en: 'How much more the customer buys at least 10 % below the usual price than all customers do: the odds of a reduced piece divided by the sum of them and those of the shop, 0.5 for like everybody; from 3 purchases of the newest 400 days of data up, to which 5 like the shop are added.',
    zh: '与全体客户相比，购买比常售价至少低 10% 的商品的倾向：客户的降价购买几率 ÷（该几率 + 全店几率），0.5 表示与全店相同；截至最新数据日 400 天内至少 3 次购买，并以 5 次全店水平的购买平滑。',
  },
  version: 1,
  compute(customer) {
    const { lines, pieces, reduced } = termsOf(customer).byUsual;
    const { reducedShare = 0 } = customer.shop;
    if (lines < fewestPurchases || reducedShare <= 0 || reducedShare >= 1) return undefined;
    const share = (lines * (reduced / pieces) + priorPurchases * reducedShare) / (lines + priorPurchases);
    const own = share * (1 - reducedShare);
    return { value: own / (own + reducedShare * (1 - share)), confidence: confidenceOf(lines) };
  },
});
