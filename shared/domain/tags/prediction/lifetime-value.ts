import type { Customer } from '../../customer/customer.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag, type TagEvidence } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

const lifetimeValueOf = ofLastCustomer((customer: Customer) => customer.shop.lifetimeValue(customer));

/**
 * What the models of the run foresee. They know single customers by their repeat orders and lean on the whole shop for the rest:
 * n / (n + 2) sure of n remembered order days.
 */
function foreseen(customer: Customer, value: number | undefined): TagEvidence<number> | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const { length } = customer.orders.days;
  return { value, confidence: confidenceOf(length), origin: 'predicted' };
}

export const pAlive = defineTag<number>({
  key: 'prediction.p_alive',
  type: 'number',
  name: { en: 'Chance to be still a customer', zh: '留存概率' },
  unit: 'share',
  meaning: {
    en: 'Chance by the BG/NBD model that the customer has not stopped buying, from the number of order days, the last of them and the time since the first.',
    zh: '由 BG/NBD 模型根据下单天数、最近下单时间和首单至今的时长估计的客户仍会购买的概率。',
  },
  origins: ['predicted'],
  version: 1,
  compute: (customer) => foreseen(customer, lifetimeValueOf(customer)?.pAlive),
});

export const churnRisk = defineTag<number>({
  key: 'prediction.churn_risk',
  type: 'number',
  name: { en: 'Churn risk', zh: '流失风险' },
  unit: 'share',
  meaning: {
    en: '1 less the chance by the BG/NBD model that the customer still buys.',
    zh: '1 减去 BG/NBD 模型估计的留存概率。',
  },
  origins: ['predicted'],
  version: 1,
  compute(customer) {
    const alive = lifetimeValueOf(customer)?.pAlive;
    return foreseen(customer, alive === undefined ? undefined : 1 - alive);
  },
});

export const expectedOrders90 = defineTag<number>({
  key: 'prediction.expected_orders_90',
  type: 'number',
  name: { en: 'Orders expected in 90 days', zh: '未来90天预计订单数' },
  unit: 'orders',
  meaning: {
    en: 'Order days that the BG/NBD model expects within the 90 days from the day of the run.',
    zh: '由 BG/NBD 模型预计的运行日起 90 天内的下单天数。',
  },
  origins: ['predicted'],
  version: 1,
  compute: (customer) => foreseen(customer, lifetimeValueOf(customer)?.expectedOrders(90)),
});

export const clv12m = defineTag<number>({
  key: 'prediction.clv_12m',
  type: 'number',
  name: { en: 'Customer value of 12 months', zh: '未来12个月客户价值' },
  unit: 'money',
  meaning: {
    en: 'Money expected within 12 months from the day of the run, discounted: orders by the BG/NBD model times the value of an order by the Gamma-Gamma model.',
    zh: '运行日起 12 个月的预计消费金额（已折现）：BG/NBD 模型的预计订单数乘以 Gamma-Gamma 模型的预计单价。',
  },
  origins: ['predicted'],
  version: 1,
  compute(customer) {
    const minor = lifetimeValueOf(customer)?.clvMinor;
    return foreseen(customer, minor === undefined ? undefined : minor / customer.minorPerMajor);
  },
});
