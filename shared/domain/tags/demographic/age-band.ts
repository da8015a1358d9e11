import { defineTag } from '../define-tag.ts';
import { fromModel } from '../from-model.ts';
import { toldOrigins } from '../from-trait.ts';
import { ownWordFirst, plainWords, readTrait } from '../read-trait.ts';
import { age, ageOf } from './age.ts';

const key = 'demographic.age_band';
const names = ['age_band', 'age_range', 'age_group', 'ageBand', 'ageRange', 'ageGroup', '年龄段'];
const starts = [0, 18, 25, 35, 45, 55, 65];

/**
 * The band that the age is in, else the band that was told, else the one a model foresees. A told band with borders of its own stays
 * as it is: nobody knows where in it the customer is.
 */
export const ageBand = defineTag<string>({
  key,
  type: 'string',
  name: { en: 'Age band', zh: '年龄段' },
  meaning: {
    en: '0-17, 18-24, 25-34, 35-44, 45-54, 55-64 or 65+ by the age; else the band that was told, else what a model predicts.',
    zh: '按年龄分为 0-17、18-24、25-34、35-44、45-54、55-64、65+；没有年龄时取填写的年龄段，再没有则采用模型预测。',
  },
  traits: [...(age.traits ?? []), ...names],
  origins: [...toldOrigins, 'predicted'],
  version: 1,
  compute(customer) {
    const known = ageOf(customer);
    const told = ownWordFirst(known && { ...known, value: bandOf(known.value) }, () =>
      readTrait(customer, names, readBand),
    );
    return told ?? fromModel(customer, key);
  },
});

function bandOf(years: number): string {
  const at = starts.findLastIndex((start) => start <= years);
  const end = starts[at + 1];
  return end === undefined ? `${starts[at]}+` : `${starts[at]}-${end - 1}`;
}

/** `25-34`, `25 to 34`, `25至34岁`; `65+`, `65 and over`, `65岁以上`; `under 18`, `<18`, `18岁以下`. */
function readBand(text: string): string | undefined {
  const words = plainWords(text);
  if (words === undefined) return undefined;
  const range = /^(\d{1,3})\s*(?:-|–|—|~|to|至|到)\s*(\d{1,3})(?!\d)/.exec(words);
  if (range !== null)
    return Number(range[1]) <= Number(range[2]) ? `${Number(range[1])}-${Number(range[2])}` : undefined;
  const from = /^(?:over |above |>=? ?)?(\d{1,3})(?: ?\+| and over| or over| and above|岁?及?以上)?$/.exec(words);
  if (from !== null && words !== from[1]) return `${Number(from[1])}+`;
  const below = /^(?:under |below |<)(\d{1,3})$/.exec(words) ?? /^(\d{1,3})岁?以下$/.exec(words);
  return below !== null && Number(below[1]) > 0 ? `0-${Number(below[1]) - 1}` : undefined;
}
