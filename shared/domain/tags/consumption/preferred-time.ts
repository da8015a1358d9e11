import type { OrderHour } from '../../evidence/evidence.ts';
import { defineTag, type TagEvidence } from '../define-tag.ts';

/** Orders needed, and the share of them that must agree: what fewer or a smaller part do by chance is no preference. */
const fewestOrders = 5;
const leastShare = 1 / 3;

/** The hour or weekday with more orders than any other. As sure as its share, shrunk by n / (n + 2) of n orders. */
function preferred(
  hours: readonly OrderHour[],
  slots: number,
  slotOf: (hour: OrderHour) => number,
): TagEvidence<number> | undefined {
  if (hours.length === 0) return undefined;
  let orders = 0;
  for (const { count } of hours) orders += count;
  if (orders < fewestOrders) return undefined;
  const counts = new Float64Array(slots);
  for (const hour of hours) counts[slotOf(hour)] = (counts[slotOf(hour)] as number) + hour.count;
  let best = 0;
  for (let slot = 1; slot < slots; slot++) if ((counts[slot] as number) > (counts[best] as number)) best = slot;
  const share = (counts[best] as number) / orders;
  const isTie = counts.lastIndexOf(counts[best] as number) !== best;
  return isTie || share < leastShare ? undefined : { value: best, confidence: (share * orders) / (orders + 2) };
}

export const preferredHour = defineTag<number>({
  key: 'consumption.preferred_hour',
  type: 'number',
  name: { en: 'Preferred hour to order', zh: '偏好下单时段' },
  unit: 'hour',
  meaning: {
    en: 'Hour of the day, on the clocks of the configured zone, in which most orders of the last 400 days were placed: from 5 orders up, at least a third of them in it, and more than in any other.',
    zh: '近 400 天下单最多的时刻（按设定时区的整点），至少 5 单，其中三分之一以上落在该小时且多于其他任何时刻。',
  },
  version: 1,
  compute: ({ evidence }) => preferred(evidence.orderHours, 24, ({ hour }) => hour),
});

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const preferredWeekday = defineTag<string>({
  key: 'consumption.preferred_weekday',
  type: 'string',
  name: { en: 'Preferred weekday to order', zh: '偏好下单星期' },
  meaning: {
    en: 'Weekday on which most orders of the last 400 days were placed, monday to sunday: from 5 orders up, at least a third of them on it, and more than on any other.',
    zh: '近 400 天下单最多的星期（monday 至 sunday），至少 5 单，其中三分之一以上在该日且多于其他各日。',
  },
  version: 1,
  compute({ evidence }) {
    const weekday = preferred(evidence.orderHours, 7, (hour) => hour.weekday);
    return weekday && { ...weekday, value: weekdays[weekday.value] as string };
  },
});
