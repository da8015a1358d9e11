import { describe, expect, it } from 'vitest';
import { tagValue } from '../../../cli/render/tag-value.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';
import { tagValueNames } from '../../../shared/report/words/tag-values.ts';

describe('tagValue', () => {
  it.each([
    ['value.tier', 'core', 'Core', '核心'],
    ['value.rfm', 'at_risk', 'At risk', '有流失风险'],
    ['lifecycle.stage', 'lapsed', 'Lapsed', '流失中'],
    ['feedback.top_complaint', 'description', 'Not as described', '与描述不符'],
    ['demographic.education', 'high_school', 'high school', '高中'],
    ['consumption.preferred_weekday', 'thursday', 'thursday', '周四'],
    ['preference.price_band', 'middle', 'middle', '中'],
    ['preference.theme', 'home', 'home', '家居'],
    ['region.city_tier', 'new_tier_1', 'new tier 1', '新一线城市'],
    ['engagement.best_channel', 'pigeon', 'pigeon', 'pigeon'],
    ['region.country', 'description', 'description', 'description'],
  ])('says %s %s in words where the project has some', (key, value, en, zh) => {
    const tag = { key, type: 'string', unit: null } as const;
    const said = (['en', 'zh'] as const).map((language) => tagValue(tag, value, { language, currency: 'GBP' }));
    expect(said).toEqual([en, zh]);
  });

  it.each([
    'demographic.zodiac',
    'demographic.education',
    'demographic.income_band',
    'demographic.marital_status',
    'device.price_tier',
    'region.city_tier',
    'consumption.level',
    'preference.price_band',
    'preference.theme',
  ])('has words for the values of %s that its meaning lists', (key) => {
    const meaning = tagDefinitions.find((tag) => tag.key === key)?.meaning.en ?? '';
    const words = new Set(meaning.match(/[a-z_0-9]+/g));
    expect(Object.keys(tagValueNames[key] ?? {}).filter((value) => !words.has(value))).toEqual([]);
  });
});
