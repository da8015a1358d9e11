import { describe, expect, it } from 'vitest';
import { renderRecommend } from '../../../cli/render/recommend.ts';
import type { RecommendResult } from '../../../cli/results/recommend.ts';

describe('renderRecommend', () => {
  const result: RecommendResult = {
    userId: '14646',
    run: 'r',
    items: [
      { id: 'tea', score: 1.5, because: { kind: 'again', of: 'tea' } },
      { id: 'cup', score: 1, because: { kind: 'item', of: 'tea' } },
      { id: 'pot', score: 0.5, because: { kind: 'rule', of: ['tea', 'cup'] } },
      { id: 'jar', score: 0.25, because: { kind: 'content', of: 'pot' } },
      { id: 'box', score: 0.1, because: { kind: 'popular', of: 'c3' } },
      { id: 'bag', score: 0.05, because: { kind: 'popular', of: null } },
    ],
    categories: [{ category: 'kitchen/tea', score: 2.5, because: { kind: 'item', of: 'tea' } }],
    cluster: { id: 'c3', name: { en: 'Frequent', zh: '高频' } },
    known: 2,
    names: { tea: 'Green tea' },
  };

  it('gives a reason for each', () => {
    expect(renderRecommend(result, 'en').split('\n')).toEqual([
      '14646   from 2 products seen or bought   cluster c3 "Frequent"',
      '',
      '  1   1.500      Green tea (tea) — had it before',
      '  2   1.000      cup — goes with Green tea (tea)',
      '  3   0.500      pot — who buys Green tea (tea) + cup buys it too',
      '  4   0.250      jar — is like pot',
      '  5   0.100      box — popular in cluster c3 "Frequent"',
      '  6   0.050      bag — popular with all customers',
      '',
      'Categories',
      '  2.500   kitchen/tea   goes with Green tea (tea)',
    ]);
  });

  it('says of a cold start that it is one', () => {
    expect(renderRecommend({ ...result, known: 0 }, 'zh')).toContain('没有商品行为记录：推荐热门商品');
    expect(renderRecommend({ ...result, items: [] }, 'en')).toContain('nothing to recommend');
  });
});
