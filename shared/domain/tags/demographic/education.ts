import { defineTag } from '../define-tag.ts';
import { fromModel } from '../from-model.ts';
import { toldOrigins } from '../from-trait.ts';
import { readTrait, spellingsOf, spelt } from '../read-trait.ts';

const key = 'demographic.education';
const names = ['education', 'education_level', 'educationLevel', 'degree', '学历', '教育程度', '文化程度'];
const read = spelt(
  spellingsOf({
    primary: ['primary school', 'elementary', 'elementary school', '小学', '小学及以下'],
    secondary: ['middle school', 'junior high', 'junior high school', '初中', '初中及以下'],
    high_school: ['high school', 'senior high school', 'secondary school', '高中', '中专', '职高', '技校', '高中/中专'],
    college: ['associate', 'associate degree', 'some college', 'junior college', 'diploma', '大专', '专科', '高职'],
    bachelor: [
      "bachelor's",
      "bachelor's degree",
      'bachelors',
      'undergraduate',
      'graduate',
      'university',
      '本科',
      '学士',
      '大学本科',
      '大学',
    ],
    master: ["master's", "master's degree", 'masters', 'postgraduate', '硕士', '研究生', '硕士研究生'],
    doctorate: ['phd', 'ph.d.', 'doctor', 'doctoral', 'doctoral degree', '博士', '博士研究生'],
  }),
);

/** The level of common spellings in both languages, else the trait as it is, in lower case; else what a model foresees. */
export const education = defineTag<string>({
  key,
  type: 'string',
  name: { en: 'Education', zh: '学历' },
  meaning: {
    en: 'Highest level that the customer, else a third party tells: primary, secondary, high_school, college, bachelor, master, doctorate, or the text as it is; else what a model predicts.',
    zh: '客户填写或第三方提供的最高学历，归并为小学、初中、高中、大专、本科、硕士、博士，无法归并的保留原文；都没有时采用模型预测。',
  },
  traits: names,
  origins: [...toldOrigins, 'predicted'],
  version: 1,
  compute: (customer) => readTrait(customer, names, read) ?? fromModel(customer, key),
});
