import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { birthdayOf, birthdayTraits, monthAndDay } from './birthday-of.ts';

/** Month and day of birth as `MM-DD`, in which texts have the order of the year. As sure as the trait. */
export const birthday = defineTag<string>({
  key: 'demographic.birthday',
  type: 'string',
  name: { en: 'Birthday', zh: '生日' },
  meaning: {
    en: 'Month and day of the date of birth, as MM-DD.',
    zh: '出生日期中的月和日，格式为 MM-DD。',
  },
  traits: birthdayTraits,
  origins: toldOrigins,
  version: 1,
  compute(customer) {
    const known = birthdayOf(customer);
    return known && { ...known, value: monthAndDay(known.value) };
  },
});

/** 0 on the day itself. A birthday on 29 February is kept on 1 March of other years. As sure as the trait. */
export const daysToBirthday = defineTag<number>({
  key: 'demographic.days_to_birthday',
  type: 'number',
  name: { en: 'Days to the next birthday', zh: '距下次生日天数' },
  unit: 'days',
  meaning: {
    en: 'Days from the day of the run to the next birthday: 0 on the birthday; 29 February counts as 1 March in other years.',
    zh: '运行日距下一个生日的天数，当天为 0；2 月 29 日生日在平年按 3 月 1 日计。',
  },
  traits: birthdayTraits,
  origins: toldOrigins,
  version: 1,
  compute(customer) {
    const known = birthdayOf(customer);
    if (known === undefined) return undefined;
    const { month, day } = known.value;
    const year = new Date(customer.asOfDay * 86_400_000).getUTCFullYear();
    const thisYear = dayInYear(year, month, day) - customer.asOfDay;
    const value = thisYear >= 0 ? thisYear : dayInYear(year + 1, month, day) - customer.asOfDay;
    return { ...known, value };
  },
});

/** Days since 1970-01-01. `Date.UTC` makes of a 29 February that a year does not have its 1 March. */
const dayInYear = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000;
