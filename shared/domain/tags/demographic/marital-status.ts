import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { readTrait, spellingsOf, spelt } from '../read-trait.ts';

const names = ['marital_status', 'maritalStatus', 'marital', '婚姻状况', '婚姻'];
const read = spelt(
  spellingsOf({
    single: ['unmarried', 'never married', 's', '未婚', '单身'],
    married: ['m', '已婚'],
    partnered: ['living together', 'cohabiting', 'domestic partner', 'in a relationship', '同居', '恋爱中'],
    separated: ['分居'],
    divorced: ['d', '离异', '离婚', '已离婚'],
    widowed: ['widow', 'widower', 'w', '丧偶'],
  }),
);

/** The status of common spellings in both languages, else the trait as it is, in lower case. */
export const maritalStatus = defineTag<string>({
  key: 'demographic.marital_status',
  type: 'string',
  name: { en: 'Marital status', zh: '婚姻状况' },
  meaning: {
    en: 'What the customer, else a third party tells: single, married, partnered, separated, divorced, widowed, or the text as it is.',
    zh: '客户填写或第三方提供的婚姻状况：未婚、已婚、同居、分居、离异、丧偶，无法归并的保留原文。',
  },
  traits: names,
  origins: toldOrigins,
  version: 1,
  compute: (customer) => readTrait(customer, names, read),
});
