import type { Customer } from '../../customer/customer.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { countsOf } from './counts.ts';

const recentDays = 30;

/** Visits of the evidence added up, and those of the last 30 days; `undefined` where there was none. */
const sumsOf = ofLastCustomer(({ evidence, asOfDay }: Customer) => {
  const sums = { visits: 0, recent: 0, events: 0, seconds: 0, carts: 0, orders: 0 };
  for (const { day, visits, events, seconds, carts, orders } of evidence.visits) {
    sums.visits += visits;
    if (day >= asOfDay - recentDays) sums.recent += visits;
    sums.events += events;
    sums.seconds += seconds;
    sums.carts += carts;
    sums.orders += orders;
  }
  return sums.visits === 0 ? undefined : sums;
});

export const visits = defineTag<number>({
  key: 'behaviour.visits',
  type: 'number',
  name: { en: 'Visits', zh: '访问次数' },
  unit: 'visits',
  meaning: {
    en: 'Visits of the newest 400 days of data: events of one session, or without a session at most 30 minutes apart; one over midnight counts on either day.',
    zh: '截至最新数据日 400 天内的访问次数：同一会话的行为为一次访问，无会话标识时间隔不超过 30 分钟为一次；跨零点的访问两天各计一次。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    return sums && { value: sums.visits, confidence: 1 };
  },
});

export const visits30 = defineTag<number>({
  key: 'behaviour.visits_30',
  type: 'number',
  name: { en: 'Visits of the last 30 days', zh: '近30天访问次数' },
  unit: 'visits',
  meaning: {
    en: 'Visits of the 30 days before the run; 0 where those of the newest 400 days of data are older.',
    zh: '统计运行日前 30 天的访问次数；截至最新数据日 400 天内更早才有访问的为 0。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    return sums && { value: sums.recent, confidence: 1 };
  },
});

export const visitDepth = defineTag<number>({
  key: 'behaviour.visit_depth',
  type: 'number',
  name: { en: 'Depth of a visit', zh: '访问深度' },
  unit: 'events',
  meaning: {
    en: 'Events (pages, searches, cart and other acts) of a visit, mean of the newest 400 days of data.',
    zh: '截至最新数据日 400 天内平均每次访问的行为数（浏览、搜索、加购等）。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    return sums && { value: sums.events / sums.visits, confidence: confidenceOf(sums.visits) };
  },
});

/** A visit of one event lasted 0. Where no visit lasted, as in files of orders alone, times tell nothing. */
export const visitMinutes = defineTag<number>({
  key: 'behaviour.visit_minutes',
  type: 'number',
  name: { en: 'Minutes of a visit', zh: '访问时长' },
  unit: 'minutes',
  meaning: {
    en: 'Minutes from the first to the last event of a visit, mean of the newest 400 days of data, visits of one event as 0; absent where no visit lasted.',
    zh: '截至最新数据日 400 天内平均每次访问从首个到末个行为的分钟数，单个行为的访问计 0；所有访问均无时长时不打标签。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    if (sums === undefined || sums.seconds <= 0) return undefined;
    return { value: sums.seconds / 60 / sums.visits, confidence: confidenceOf(sums.visits) };
  },
});

/** Absent where nothing but orders is known: there every visit has one. */
export const conversion = defineTag<number>({
  key: 'behaviour.conversion',
  type: 'number',
  name: { en: 'Conversion', zh: '访问转化率' },
  unit: 'share',
  meaning: {
    en: 'Visits with an order as a share of the visits of the newest 400 days of data; told only of customers of whom views, searches, favourites or carts are known.',
    zh: '截至最新数据日 400 天内有下单的访问占比；仅对有浏览、搜索、收藏或加购记录的客户打标签。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    const { view = 0, list_view = 0, search = 0, cart_add = 0, favorite = 0 } = countsOf(customer);
    if (sums === undefined || view + list_view + search + cart_add + favorite === 0) return undefined;
    return { value: sums.orders / sums.visits, confidence: confidenceOf(sums.visits) };
  },
});

const fewestCarts = 2;

/** Absent where carts are not known of, however many orders there were. */
export const cartToOrder = defineTag<number>({
  key: 'behaviour.cart_to_order',
  type: 'number',
  name: { en: 'From the cart to the order', zh: '加购下单转化率' },
  unit: 'share',
  meaning: {
    en: 'Visits with an order as a share of the visits that came as far as the cart or further, of the newest 400 days of data, from 2 of those up; told only of customers who put something into the cart.',
    zh: '截至最新数据日 400 天内到达加购或更后环节的访问中有下单的占比，至少 2 次此类访问；仅对有过加购的客户打标签。',
  },
  version: 1,
  compute(customer) {
    const sums = sumsOf(customer);
    if (sums === undefined || sums.carts < fewestCarts || (countsOf(customer).cart_add ?? 0) === 0) return undefined;
    return { value: sums.orders / sums.carts, confidence: confidenceOf(sums.carts) };
  },
});
