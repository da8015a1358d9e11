import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../shared/domain/activity/activity.ts';
import { themeOf } from '../../../shared/domain/tags/preference/theme-of.ts';
import { themeWords } from '../../../shared/domain/tags/preference/theme-words.ts';
import { tagOf } from '../../support/customer-of.ts';

describe('themeOf(path)', () => {
  it.each([
    ['apparel/shoes', 'fashion'],
    ["Home/Apparel/Men's", 'fashion'],
    ['electronics/smartphone', 'technology'],
    ['computers & tablets', 'technology'],
    ['Baby Toys', 'family'],
    ["apparel/children's shirts", 'family'],
    ['kitchen', 'home'],
    ['phone accessories', 'technology'],
    ['酒店', 'travel'],
    ['红酒', 'food'],
    ['女装/连衣裙', 'fashion'],
    ['数码/手机', 'technology'],
    ['母婴用品', 'family'],
    ['童装', 'family'],
    ['家居', 'home'],
    ['宠物/狗粮', 'pets'],
    ['4756105', undefined],
    ['sale/new in', undefined],
    ['carpet', undefined],
    ['', undefined],
  ])('of %s is %s', (path, theme) => expect(themeOf(path)).toBe(theme));

  it.each(['english', 'chinese'] as const)('has each %s word in one theme alone', (language) => {
    const words = themeWords.flatMap((entry) => entry[language]);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('preference.theme', () => {
  const views = (...cells: readonly (readonly [category: string, weight: number])[]) => ({
    activity: {
      days: cells.map(
        ([category, weight]): Cell => ({
          period: 14_999,
          kind: 'view',
          category,
          weight,
          count: 1,
          quantity: 0,
          amountMinor: 0,
        }),
      ),
      newestDay: 14_999,
    },
  });
  /** 10 · (2σ(views / 3) − 1) = 10 · tanh(views / 6). */
  const score = (count: number) => 10 * Math.tanh(count / 6);

  it('sums the scores of the lowest categories', () => {
    // "home" lies above all of them, and scores more than either.
    const known = views(['home/apparel/men', 200], ['home/apparel/women', 200], ['home/kitchen', 300]);
    const [fashion, home] = [2 * score(2), score(3)];
    expect(tagOf('preference.theme', known)).toMatchObject({ value: 'fashion', type: 'string' });
    expect(tagOf('preference.theme', known)?.confidence).toBeCloseTo(fashion / (fashion + home), 10);
  });

  it('is less sure where most interest tells nothing', () => {
    const known = views(['apparel', 100], ['12345', 300]);
    expect(tagOf('preference.theme', known)?.value).toBe('fashion');
    expect(tagOf('preference.theme', known)?.confidence).toBeCloseTo(score(1) / (score(1) + score(3)), 10);
  });

  it('is absent where all names are numbers', () => {
    expect(tagOf('preference.theme', views(['4756105', 100]))).toBeUndefined();
  });
});
