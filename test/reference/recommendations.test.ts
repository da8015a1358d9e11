import { describe, expect, it } from 'vitest';
import type { InteractionTable } from '../../bench/recommendations/interaction-table.ts';
import { readOnlineRetail } from '../../bench/recommendations/read-online-retail.ts';
import { readTaobao, taobaoStart } from '../../bench/recommendations/read-taobao.ts';
import { rulesBefore } from '../../bench/recommendations/rules-before.ts';
import { evaluateRecommendations } from '../../shared/domain/recommendations/evaluate-recommendations.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('recommendations');

function evaluate(table: InteractionTable, fromDay: number, again: boolean) {
  const rules = rulesBefore(table, fromDay);
  return evaluateRecommendations({ ...table, day: fromDay - 1, rules }, { fromDay, k: 10, recommend: { again } });
}

/** Recall@10 of implicit 0.7.3's CosineRecommender, K 20, on the same split: `npm run bench:recommendations`. */
const itemItem = { retail: 0.1302, retailNew: 0.0495, taobao: 0.0313 };

interface Found {
  readonly recall: number;
  readonly coverage: number;
}

const record = (split: string, library: number, recommended: Found, popular: Found): void => {
  const row = { section: 'recommendations', tolerance: 0.00005, bound: 'at least' } as const;
  const itemItemSource = 'item-item: implicit 0.7.3, cosine, 20 neighbours';
  const [recall, coverage] = [`${split}: recall@10`, `${split}: coverage`];
  recordOracle({ ...row, oracle: recall, source: itemItemSource, expected: library, ours: recommended.recall });
  const source = 'popularity, counted in the same run';
  recordOracle({ ...row, oracle: recall, source, expected: popular.recall, ours: recommended.recall });
  recordOracle({ ...row, oracle: coverage, source, expected: popular.coverage, ours: recommended.coverage });
};

describe('evaluateRecommendations(data, { fromDay, k: 10 })', () => {
  it('finds more than plain item-item on the last thirty days of Online Retail, and far more than popularity', () => {
    const { customers, recommended, popular } = evaluate(readOnlineRetail(), Date.UTC(2011, 10, 10) / 86_400_000, true);
    expect(customers).toBe(1375);
    record('Online Retail, last 30 days', itemItem.retail, recommended, popular);
    expect(recommended.recall).toBeGreaterThan(itemItem.retail);
    expect(recommended.recall).toBeGreaterThan(3 * popular.recall);
    expect(recommended.coverage).toBeGreaterThan(10 * popular.coverage);
  });

  it('does so among what is new to the customer', () => {
    const { recommended, popular } = evaluate(readOnlineRetail(), Date.UTC(2011, 10, 10) / 86_400_000, false);
    record('Online Retail, last 30 days, new to the customer', itemItem.retailNew, recommended, popular);
    expect(recommended.recall).toBeGreaterThan(itemItem.retailNew);
    expect(recommended.recall).toBeGreaterThan(2 * popular.recall);
  });

  it('does so on the last two days of Taobao', () => {
    const { customers, recommended, popular } = evaluate(readTaobao() as InteractionTable, taobaoStart + 7, true);
    expect(customers).toBe(600);
    record('Taobao, last two days', itemItem.taobao, recommended, popular);
    expect(recommended.recall).toBeGreaterThan(itemItem.taobao);
    expect(recommended.recall).toBeGreaterThan(10 * popular.recall);
  });
});
