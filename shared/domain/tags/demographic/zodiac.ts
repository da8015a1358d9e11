import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { birthdayOf, birthdayTraits } from './birthday-of.ts';

/** Last day of each sign as month · 100 + day, as they are usually told; Capricorn begins the year and ends it. */
const ends: readonly (readonly [last: number, sign: string])[] = [
  [119, 'capricorn'],
  [218, 'aquarius'],
  [320, 'pisces'],
  [419, 'aries'],
  [520, 'taurus'],
  [621, 'gemini'],
  [722, 'cancer'],
  [822, 'leo'],
  [922, 'virgo'],
  [1023, 'libra'],
  [1122, 'scorpio'],
  [1221, 'sagittarius'],
  [1231, 'capricorn'],
];

/** Western sign of the birthday. Where the sun changes signs moves by a day between years; borders here are fixed. */
export const zodiac = defineTag<string>({
  key: 'demographic.zodiac',
  type: 'string',
  name: { en: 'Zodiac sign', zh: '星座' },
  meaning: {
    en: 'Western sign of the birthday: aries from 21 March, taurus 20 April, gemini 21 May, cancer 22 June, leo 23 July, virgo 23 August, libra 23 September, scorpio 24 October, sagittarius 23 November, capricorn 22 December, aquarius 20 January, pisces 19 February.',
    zh: '按生日划分的星座：3 月 21 日起白羊、4 月 20 日起金牛、5 月 21 日起双子、6 月 22 日起巨蟹、7 月 23 日起狮子、8 月 23 日起处女、9 月 23 日起天秤、10 月 24 日起天蝎、11 月 23 日起射手、12 月 22 日起摩羯、1 月 20 日起水瓶、2 月 19 日起双鱼。',
  },
  traits: birthdayTraits,
  origins: toldOrigins,
  version: 1,
  compute(customer) {
    const known = birthdayOf(customer);
    if (known === undefined) return undefined;
    const date = known.value.month * 100 + known.value.day;
    const sign = ends.find(([last]) => date <= last);
    return sign && { ...known, value: sign[1] };
  },
});
