import { describe, expect, it } from 'vitest';
import { tagValue } from '../../../cli/render/tag-value.ts';

describe('tagValue', () => {
  it.each([
    ['value.tier', 'core', 'Core', '核心'],
    ['value.rfm', 'at_risk', 'At risk', '有流失风险'],
    ['lifecycle.stage', 'lapsed', 'Lapsed', '流失中'],
    ['feedback.top_complaint', 'description', 'Not as described', '与描述不符'],
    ['region.country', 'description', 'description', 'description'],
  ])('says %s %s in words where the project has some', (key, value, en, zh) => {
    const tag = { key, type: 'string', unit: null } as const;
    const said = (['en', 'zh'] as const).map((language) => tagValue(tag, value, { language, currency: 'GBP' }));
    expect(said).toEqual([en, zh]);
  });
});
