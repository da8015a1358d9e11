import { defineTag } from '../define-tag.ts';
import { type Told, toldOrigins } from '../from-trait.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { ownWordFirst, readTrait } from '../read-trait.ts';
import { birthdayOf, birthdayTraits } from './birthday-of.ts';

const names = ['age', '年龄'];

/** Whole years by the birthday, else as told; an age that the customer told before the birthday that others tell. */
export const ageOf = ofLastCustomer((customer): Told<number> | undefined => {
  const born = birthdayOf(customer);
  const years = born?.value.age;
  return ownWordFirst(born && years !== undefined ? { ...born, value: years } : undefined, () =>
    readTrait(customer, names, readAge),
  );
});

/** Whole years, 0..120: on `as_of`'s day by the birthday, else as the trait `age` says. */
export const age = defineTag<number>({
  key: 'demographic.age',
  type: 'number',
  name: { en: 'Age', zh: '年龄' },
  unit: 'years',
  meaning: {
    en: 'Whole years on the day of the run by the date of birth, else the age that was told; 0 to 120.',
    zh: '按出生日期计算的运行日周岁，没有出生日期时取填写的年龄；范围 0 至 120。',
  },
  traits: [...birthdayTraits, ...names],
  origins: toldOrigins,
  version: 2,
  compute: ageOf,
});

function readAge(text: string): number | undefined {
  if (!/^\d{1,3}(\.0+)?$/.test(text)) return undefined;
  const years = Number(text);
  return years <= 120 ? years : undefined;
}
