import type { OrderHour } from '../../evidence/evidence.ts';
import { onlyGreatest, smoothedShare } from '../../timing/confidence.ts';
import { defineTag, type TagEvidence } from '../define-tag.ts';

/** Orders needed, and the share of them that must agree: what fewer or a smaller part do by chance is no preference. */
const fewestOrders = 5;
const leastShare = 1 / 3;

/**
 * Where most orders are, once there are enough of them; `undefined` where several slots have as many.
 *
 * @param slots hours of the day, or weekdays
 */
function preferred(
  hours: readonly OrderHour[],
  slots: number,
  slotOf: (hour: OrderHour) => number,
): TagEvidence<number> | undefined {
  if (hours.length === 0) return undefined;
  // A plain array: of so few numbers it is quicker to make than a typed one.
  const counts = new Array<number>(slots).fill(0);
  let orders = 0;
  for (const hour of hours) {
    const slot = slotOf(hour);
    counts[slot] = (counts[slot] as number) + hour.count;
    orders += hour.count;
  }
  const value = onlyGreatest(counts);
  if (value === undefined || orders < fewestOrders) return undefined;
  const count = counts[value] as number;
  return count < leastShare * orders ? undefined : { value, confidence: smoothedShare(count, orders) };
}

export const preferredHour = defineTag<number>({
  key: 'consumption.preferred_hour',
  type: 'number',
  name: { en: 'Preferred hour to order', zh: '偏好下单时段' },
  unit: 'hour',
  meaning: {
    en: 'Hour of the day, on the clocks of the configured zone, in which most orders of the newest 400 days of data were placed: from 5 orders up, at least a third of them in it, and more than in any other.',
    zh: '截至最新数据日 400 天内下单最多的时刻（按设定时区的整点），至少 5 单，其中三分之一以上落在该小时且多于其他任何时刻。',
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
    en: 'Weekday on which most orders of the newest 400 days of data were placed, monday to sunday: from 5 orders up, at least a third of them on it, and more than on any other.',
    zh: '截至最新数据日 400 天内下单最多的星期（monday 至 sunday），至少 5 单，其中三分之一以上在该日且多于其他各日。',
  },
  version: 1,
  compute({ evidence }) {
    const weekday = preferred(evidence.orderHours, 7, (hour) => hour.weekday);
    return weekday && { ...weekday, value: weekdays[weekday.value] as string };
  },
});
