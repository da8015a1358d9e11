import { defineTag } from '../define-tag.ts';
import { hasOrdersWithoutMoney } from '../orders-without-money.ts';

/** Lifecycle stage of the run. */
export const stage = defineTag<string>({
  key: 'lifecycle.stage',
  type: 'string',
  name: { en: 'Lifecycle stage', zh: '生命周期阶段' },
  meaning: {
    en: 'Stage by how long ago the last order was, in cycles of the customer: at risk beyond 1.5 cycles, lapsed beyond 3, lost beyond 6; otherwise new, active, loyal or returned; prospect without an order; absent where there were orders and none said its money.',
    zh: '按距上次下单的时间与自身购买周期之比划分：超过 1.5 个周期为流失预警，3 个为流失中，6 个为已流失；其余分为新客、活跃、忠诚、回流，未下单为潜在客户；有订单但均无金额的不打标签。',
  },
  version: 2,
  compute(customer, segments) {
    return segments.lifecycle === 'none' || hasOrdersWithoutMoney(customer)
      ? undefined
      : { value: segments.lifecycle, confidence: 1 };
  },
});
