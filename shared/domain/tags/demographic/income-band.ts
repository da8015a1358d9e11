import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { plainWords, readTrait, spellingsOf, spelt } from '../read-trait.ts';

const names = ['income_band', 'income_range', 'income_level', 'incomeBand', 'income', '收入', '收入水平', '收入区间'];
const words = spelt(
  spellingsOf({
    low: ['低', '低收入'],
    middle: ['medium', 'mid', 'average', '中', '中等', '中等收入'],
    high: ['高', '高收入'],
  }),
);

/** A band as it was told. A bare amount is none: neither its currency nor the time it is paid for is known. */
export const incomeBand = defineTag<string>({
  key: 'demographic.income_band',
  type: 'string',
  name: { en: 'Income band', zh: '收入区间' },
  meaning: {
    en: 'The band of income that the customer, else a third party tells: low, middle, high, or the text as it is; a bare amount is no band.',
    zh: '客户填写或第三方提供的收入区间：low（低）、middle（中）、high（高）或原文；单独一个金额不算区间。',
  },
  traits: names,
  origins: toldOrigins,
  version: 1,
  compute: (customer) => readTrait(customer, names, readBand),
});

function readBand(text: string): string | undefined {
  const band = plainWords(text);
  return band === undefined || /^[-+]?[\p{Sc}\s]*[\d.,]+$/u.test(band) ? undefined : words(band);
}
