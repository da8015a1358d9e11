import { defineTag } from '../define-tag.ts';
import { fromModel } from '../from-model.ts';
import { toldOrigins } from '../from-trait.ts';
import { readTrait, spellingsOf, spelt } from '../read-trait.ts';

const key = 'demographic.gender';
const names = ['gender', 'sex', '性别'];
const read = spelt(
  spellingsOf({
    female: ['f', 'woman', '女', '女性', '女士'],
    male: ['m', 'man', '男', '男性', '先生'],
  }),
);

/** `female` or `male` where the trait is spelt in a common way, else the trait as it is, in lower case; else what a model foresees. */
export const gender = defineTag<string>({
  key,
  type: 'string',
  name: { en: 'Gender', zh: '性别' },
  meaning: {
    en: 'What the customer says, else what a third party says, else what a model predicts that is sure enough by the settings.',
    zh: '优先取客户自己填写的，其次取第三方提供的；都没有时采用达到设定把握的模型预测。',
  },
  traits: names,
  origins: [...toldOrigins, 'predicted'],
  version: 2,
  compute: (customer) => readTrait(customer, names, read) ?? fromModel(customer, key),
});
