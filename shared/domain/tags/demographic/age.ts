import { defineTag } from '../define-tag.ts';
import { fromTrait } from '../from-trait.ts';

/** Whole years, 0..120: on `as_of`'s day by the trait `birthday` (YYYY-MM-DD), else as the trait `age` says. */
export const age = defineTag<number>({
  key: 'demographic.age',
  type: 'number',
  name: { en: 'Age', zh: '年龄' },
  version: 1,
  compute(customer) {
    const birthday = customer.trait('birthday');
    const years = birthday === undefined ? undefined : yearsSince(birthday.value, customer.asOfDay);
    if (birthday !== undefined && years !== undefined) return fromTrait(birthday, years);
    const told = customer.trait('age');
    if (told === undefined || !/^\d{1,3}(\.0+)?$/.test(told.value) || Number(told.value) > 120) return undefined;
    return fromTrait(told, Number(told.value));
  },
});

function yearsSince(birthday: string, asOfDay: number): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(birthday);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const today = new Date(asOfDay * 86_400_000);
  const isBeforeBirthday =
    today.getUTCMonth() + 1 < month || (today.getUTCMonth() + 1 === month && today.getUTCDate() < day);
  const years = today.getUTCFullYear() - year - (isBeforeBirthday ? 1 : 0);
  return years >= 0 && years <= 120 ? years : undefined;
}
