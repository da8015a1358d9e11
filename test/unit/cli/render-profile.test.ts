import { describe, expect, it } from 'vitest';
import { renderProfile } from '../../../cli/render/profile.ts';
import { profile } from './results-fixture.ts';

describe('renderProfile(profile)', () => {
  it('is a portrait of one customer', () => {
    expect(renderProfile(profile, 100)).toBe(
      [
        '14646   Netherlands   customer since 2010-12-20 · last order 2 days ago',
        'core · champions (R5 F5 M5) · lifecycle at risk · cluster c3 "Frequent, broad baskets"',
        '',
        'Consumption   73 orders   £279,489   £3,829 an order   every 4 days',
        'Interests     kitchen 9.1   bags 8.8',
        'Memberships   vip-preview: treatment since 2011-10-01',
        'Traits        none declared',
        'Consent       none recorded',
        'Data          order 2,080   refund 5   47 active days',
      ].join('\n'),
    );
  });

  it('names lists and suppression where there are any', () => {
    const text = renderProfile({ ...profile, lists: ['press', 'vip'], suppressed: ['email', 'sms'] }, 100);
    expect(text).toContain('\nLists         press   vip\nSuppressed    email   sms\n');
    expect(renderProfile({ ...profile, suppressed: ['*'] }, 100)).toContain('\nSuppressed    on every channel\n');
  });

  it('has a line for each side of the customer, with the origin of what was not computed', () => {
    const tag = (value: number | string | boolean, origin = 'computed', confidence = 1) => ({
      value,
      confidence,
      origin,
      computedAt: '2011-12-10T00:00:00Z',
      version: 1,
    });
    const tags = {
      ...profile.tags,
      'demographic.gender': tag('female', 'predicted', 0.83),
      'demographic.age': tag(41, 'declared'),
      'region.city_tier': tag('tier_1', 'third_party'),
      'prediction.p_alive': tag(0.987, 'predicted', 0.9),
      'prediction.churn_risk': tag(0.013, 'predicted', 0.9),
      'social.shares': tag(1),
      'group.mine': tag(true),
      'group.other': tag(false),
      'own.share': tag(0.25),
    };
    const ownTagNames = {
      'group.mine': { en: 'Mine', zh: '我的人群' },
      'group.other': { en: 'Other', zh: '其他' },
      'own.share': { en: 'Share', zh: '份额' },
    };
    const known = { ...profile, tags, ownTagNames };
    const text = renderProfile(known, 100, 'en');
    expect(text.split('\n')[0]).toBe(
      '14646   Netherlands   customer since 2010-12-20 · last order 2 days ago · P(alive) 0.99',
    );
    expect(text).toContain(
      '\nWho           Gender female (predicted, 0.83 sure)   Age 41 years (said)\n              City tier tier 1 (said by others)\n',
    );
    expect(text).toContain('\nSocial        Shares 1 event\n');
    expect(text).toContain('\nPredictions   Churn risk 1.3 % (predicted, 0.90 sure)\n');
    expect(text).toContain('\nGroups        Mine\nOwn tags      Share 0.25\n');
    const chinese = renderProfile(known, 100, 'zh').split('\n');
    expect(chinese.slice(0, 2)).toEqual([
      '14646   Netherlands   自 2010-12-20 起为客户 · 最近下单于 2 天前 · 留存概率 0.99',
      '核心 · 冠军客户 (R5 F5 M5) · 生命周期 流失预警 · 分群 c3 "高频"',
    ]);
    expect(chinese.join('\n')).toContain('\n客户属性      性别 女（预测，置信度 0.83）   年龄 41 岁（自述）   ');
    expect(chinese).toContain('运营人群      我的人群');
    expect(chinese).toContain('活动成员      vip-preview: 实验组，自 2011-10-01');
  });

  it('says that a customer is not in the published run', () => {
    const segments = { rfm: null, tier: null, lifecycle: null, cluster: null };
    expect(renderProfile({ ...profile, segments, scores: null, clusterName: null }, 100)).toContain(
      'not in the published run',
    );
  });

  it('says where tags are of what is stored alone because the run cannot be read', () => {
    const told = (changes: Partial<typeof profile>, language: 'en' | 'zh' = 'en') =>
      renderProfile({ ...profile, ...changes }, 100, language).split('\n');
    expect(told({ tagsFrom: 'stored' })[2]).toBe(
      'tags by what is stored alone: another version made the published run (next: strata run)',
    );
    expect(told({ tagsFrom: 'stored' }, 'zh')[2]).toContain('由其他版本生成');
    const none = { rfm: null, tier: null, lifecycle: null, cluster: null };
    expect(told({ tagsFrom: 'stored', segments: none })[2]).toBe('');
  });
});
