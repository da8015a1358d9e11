import { describe, expect, it } from 'vitest';
import type { InteractionTable } from '../../bench/recommendations/interaction-table.ts';
import { readOnlineRetail } from '../../bench/recommendations/read-online-retail.ts';
import { readTaobao, taobaoStart } from '../../bench/recommendations/read-taobao.ts';
import { rulesBefore } from '../../bench/recommendations/rules-before.ts';
import { evaluateRecommendations } from '../../shared/domain/recommendations/evaluate-recommendations.ts';

function evaluate(table: InteractionTable, fromDay: number, again: boolean) {
  const rules = rulesBefore(table, fromDay);
  return evaluateRecommendations({ ...table, day: fromDay - 1, rules }, { fromDay, k: 10, recommend: { again } });
}

/** Recall@10 of implicit 0.7.3's CosineRecommender, K 20, on the same split: `npm run bench:recommendations`. */
const itemItem = { retail: 0.1302, retailNew: 0.0495, taobao: 0.0313 };

describe('evaluateRecommendations(data, { fromDay, k: 10 })', () => {
  it('finds more than plain item-item on the last thirty days of Online Retail, and far more than popularity', () => {
    const { customers, recommended, popular } = evaluate(readOnlineRetail(), Date.UTC(2011, 10, 10) / 86_400_000, true);
    expect(customers).toBe(1375);
    expect(recommended.recall).toBeGreaterThan(itemItem.retail);
    expect(recommended.recall).toBeGreaterThan(3 * popular.recall);
    expect(recommended.coverage).toBeGreaterThan(10 * popular.coverage);
  });

  it('does so among what is new to the customer', () => {
    const { recommended, popular } = evaluate(readOnlineRetail(), Date.UTC(2011, 10, 10) / 86_400_000, false);
    expect(recommended.recall).toBeGreaterThan(itemItem.retailNew);
    expect(recommended.recall).toBeGreaterThan(2 * popular.recall);
  });

  it('does so on the last two days of Taobao', () => {
    const { customers, recommended, popular } = evaluate(readTaobao() as InteractionTable, taobaoStart + 7, true);
    expect(customers).toBe(600);
    expect(recommended.recall).toBeGreaterThan(itemItem.taobao);
    expect(recommended.recall).toBeGreaterThan(10 * popular.recall);
  });
});
