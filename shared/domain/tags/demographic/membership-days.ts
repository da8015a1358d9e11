import { dayOf } from '../../event/day-of.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import type { TimeZone } from '../../event/time-zone.ts';
import { parseCalendarDate } from '../calendar-date.ts';
import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { readTrait } from '../read-trait.ts';

const names = [
  'registered_at',
  'registration_date',
  'signup_at',
  'signup_date',
  'signup',
  'signed_up_at',
  'member_since',
  'joined_at',
  'join_date',
  'created_at',
  'createdAt',
  '注册时间',
  '注册日期',
  '入会日期',
];
/** 2000-01-01: events before it are refused as well. */
const firstDay = 10_957;

/** By a trait alone: the first day of any activity says when data begins, not when the customer joined. As sure as the trait. */
export const membershipDays = defineTag<number>({
  key: 'demographic.membership_days',
  type: 'number',
  name: { en: 'Days of membership', zh: '会员天数' },
  unit: 'days',
  meaning: {
    en: 'Days from the day of registration, as traits tell it, to the day of the run; registrations before 2000 or on the day of the run and later are not believed.',
    zh: '注册日（取自客户属性）距运行日的天数；早于 2000 年或不早于运行日的注册时间不予采信。',
  },
  traits: names,
  origins: toldOrigins,
  version: 1,
  compute(customer) {
    const { asOfDay, zone } = customer;
    return readTrait(customer, names, (text) => {
      const day = readDay(text, zone);
      return day === undefined || day < firstDay || day >= asOfDay ? undefined : asOfDay - day;
    });
  },
});

function readDay(text: string, zone: TimeZone): number | undefined {
  const isInstant = /^\d{4}-\d{2}-\d{2}.|^\d{9,}/.test(text);
  const instant = isInstant ? parseInstant(text, zone) : undefined;
  if (instant !== undefined) return dayOf(instant, zone);
  const date = parseCalendarDate(text);
  return date && Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
}
