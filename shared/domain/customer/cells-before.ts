import type { Cell } from '../activity/activity.ts';
import { cellsOfOrder } from '../activity/fold-activity.ts';
import { firstDayOf } from '../activity/month-of.ts';
import type { Profile } from '../profile/profile.ts';

/** Cells of days before `asOfDay`, those of whole orders included, in no particular order. */
export function dayCellsBefore({ activity }: Profile, asOfDay: number): Cell[] {
  const cells = activity.days.filter(({ period }) => period < asOfDay);
  for (const order of activity.orders)
    if (order.contributions.length > 0 && order.day < asOfDay) cells.push(...cellsOfOrder(order));
  return cells;
}

/** Cells of folded months that began before `asOfDay`: what is folded is told by month only. */
export const monthCellsBefore = ({ activity }: Profile, asOfDay: number): Cell[] =>
  activity.months.filter(({ period }) => firstDayOf(period) < asOfDay);

/** Whether anything happened before `asOfDay`: who a run is about. */
export function hasEventBefore(profile: Profile, asOfDay: number): boolean {
  const { days, orders } = profile.activity;
  return (
    (days[0] !== undefined && days[0].period < asOfDay) ||
    orders.some(({ day }) => day < asOfDay) ||
    monthCellsBefore(profile, asOfDay).length > 0 ||
    profile.activity.orderMonths.some(({ month }) => firstDayOf(month) < asOfDay)
  );
}
