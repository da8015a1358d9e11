import { defineTag } from '../define-tag.ts';
import { fromTrait } from '../from-trait.ts';

const spellings: Readonly<Record<string, string>> = {
  f: 'female',
  female: 'female',
  woman: 'female',
  女: 'female',
  女性: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  男: 'male',
  男性: 'male',
};

/** `female` or `male` where the trait `gender` is spelt in a common way, else the trait as it is, in lower case. */
export const gender = defineTag<string>({
  key: 'demographic.gender',
  type: 'string',
  name: { en: 'Gender', zh: '性别' },
  version: 1,
  compute(customer) {
    const trait = customer.trait('gender');
    const value = trait?.value.trim().toLowerCase();
    if (trait === undefined || value === undefined || value === '') return undefined;
    return fromTrait(trait, Object.hasOwn(spellings, value) ? (spellings[value] as string) : value);
  },
});
