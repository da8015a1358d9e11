import type { Activity } from '../activity/activity.ts';
import { firstDayOf } from '../activity/month-of.ts';

/** Last day of a month, in days since 1970-01-01. */
export const lastDayOf = (month: number): number => firstDayOf(month + 1) - 1;

/**
 * Whether all that was folded into a month happened before `asOfDay`: the month was over by then, or nothing in the profile is
 * newer. A month that `asOfDay` cuts in two cannot be told apart any more and is left out whole.
 */
export const isMonthVisible = (activity: Activity, month: number, asOfDay: number): boolean =>
  lastDayOf(month) < asOfDay || (activity.newestDay !== undefined && activity.newestDay < asOfDay);
