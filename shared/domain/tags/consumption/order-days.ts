import { defineTag } from '../define-tag.ts';

/** Exact while the order is remembered singly. Of older ones the month alone is known: its first day that was active, 0.5 sure. */
export const firstOrderDay = defineTag<number>({
  key: 'consumption.first_order_day',
  type: 'day',
  name: { en: 'First order', zh: '首次下单日' },
  meaning: {
    en: 'Day of the first counted order; where it is older than the memory of single orders (400 days), the first day of its month, or of any activity if that is later.',
    zh: '首笔有效订单的日期；早于单笔订单的回溯期（400 天）时取当月首日，若首次行为更晚则取首次行为日。',
  },
  version: 1,
  compute({ orders: { folded, days }, firstDay = Number.NEGATIVE_INFINITY }) {
    for (const month of folded)
      if (month.kept > 0) return { value: Math.max(month.firstDay, firstDay), confidence: 0.5 };
    const [day] = days;
    return day === undefined ? undefined : { value: day, confidence: 1 };
  },
});

/** Exact while the order is remembered singly; else the last day that is known of its month, 0.5 sure. */
export const lastOrderDay = defineTag<number>({
  key: 'consumption.last_order_day',
  type: 'day',
  name: { en: 'Last order', zh: '最近下单日' },
  meaning: {
    en: 'Day of the last counted order; where it is older than the memory of single orders (400 days), the last day known of its month.',
    zh: '最近一笔有效订单的日期；早于单笔订单的回溯期（400 天）时取当月已知的最后一天。',
  },
  version: 1,
  compute({ orders: { days, lastDay } }) {
    return lastDay === undefined ? undefined : { value: lastDay, confidence: days.length > 0 ? 1 : 0.5 };
  },
});
