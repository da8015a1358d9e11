import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { plainWords, readTrait } from '../read-trait.ts';

const names = ['occupation', 'profession', 'job', 'job_title', 'jobTitle', '职业', '职务'];

/** Occupations are not put into classes: the text as it was told, in lower case. */
export const occupation = defineTag<string>({
  key: 'demographic.occupation',
  type: 'string',
  name: { en: 'Occupation', zh: '职业' },
  meaning: {
    en: 'The occupation that the customer, else a third party tells, in lower case.',
    zh: '客户填写的职业，没有时取第三方提供的，统一为小写。',
  },
  traits: names,
  origins: toldOrigins,
  version: 1,
  compute: (customer) => readTrait(customer, names, plainWords),
});
