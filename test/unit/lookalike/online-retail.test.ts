import { describe, expect, it } from 'vitest';
import { categoryOf } from '../../../examples/online-retail/categories.ts';
import { linesOf } from '../../../examples/online-retail/read-drops.ts';
import { fitScaler } from '../../../shared/domain/clusters/scaler.ts';
import { interestScore } from '../../../shared/domain/customer/interest-weights.ts';
import { fitLookalike } from '../../../shared/domain/lookalike/fit-lookalike.ts';
import type { LookalikeCustomer } from '../../../shared/domain/lookalike/lookalike-model.ts';

interface Line {
  readonly customer: string;
  readonly invoice: string;
  readonly day: number;
  readonly spend: number;
  readonly category: string | undefined;
}

const known = new Map<string, string | undefined>();
function boughtIn(...months: readonly string[]): Line[] {
  return [...linesOf(months)].flatMap(({ invoice, code, description, quantity, time, price, customer }) => {
    if (customer === '' || Number(quantity) <= 0) return [];
    if (!known.has(code)) known.set(code, categoryOf(code, description));
    const spend = Number(quantity) * Number(price);
    return { customer, invoice, day: Date.parse(time.slice(0, 10)) / 86_400_000, spend, category: known.get(code) };
  });
}

/** What customers did in the first half of the year, up to the end of May. */
function customersOf(lines: readonly Line[]): LookalikeCustomer[] {
  const end = Date.parse('2011-06-01') / 86_400_000;
  return [...Map.groupBy(lines, ({ customer }) => customer)].map(([id, own]) => {
    const categories = Map.groupBy(own, ({ category }) => category ?? '');
    categories.delete('');
    const spend = own.reduce((sum, line) => sum + line.spend, 0);
    const orders = new Set(own.map(({ invoice }) => invoice)).size;
    return {
      id,
      features: [end - Math.max(...own.map(({ day }) => day)), orders, spend, spend / orders, categories.size],
      interests: new Map([...categories].map(([path, some]) => [path, interestScore(some.length, 3)])),
    };
  });
}

describe('lookalikes of the best customers of Online Retail', () => {
  const first = customersOf(boughtIn('2010-12', '2011-01', '2011-02', '2011-03', '2011-04', '2011-05'));
  const later = new Map<string, number>();
  for (const { customer, spend } of boughtIn('2011-06', '2011-07', '2011-08'))
    later.set(customer, (later.get(customer) ?? 0) + spend);
  const bySpend = first.toSorted((a, b) => (later.get(b.id) ?? 0) - (later.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const seeds = bySpend.slice(0, Math.floor(first.length / 10));
  const others = bySpend.slice(seeds.length);
  const features = ['recency', 'orders', 'spend', 'average_order_value', 'category_breadth'];
  const scaler = fitScaler(Float64Array.from(first.flatMap((each) => each.features)), [true, true, true, true, false]);
  const model = fitLookalike('best-of-summer', seeds, others, { features, scaler })!;

  it('brings those of the summer, whom it has not seen, to the front by what they did in winter and spring', () => {
    expect(first.length).toBeGreaterThan(2_500);
    const [, twentieth, tenth] = model.metrics[model.method].lift;
    expect(twentieth!.lift).toBeGreaterThan(2);
    expect(tenth!.found.low / tenth!.top).toBeGreaterThan(1);
    expect(model.metrics[model.method].auc).toBeGreaterThan(0.7);
    expect(model.warnings).toEqual([]);
  });

  it('finds nothing in seeds drawn by lot', () => {
    const drawn = first.filter(({ id }) => Number(id) % 10 === 3);
    const rest = first.filter(({ id }) => Number(id) % 10 !== 3);
    const lot = fitLookalike('lot', drawn, rest, { features, scaler })!;
    expect(lot.warnings).toContain('no_lift');
    expect(Math.abs(lot.metrics.logistic.auc! - 0.5)).toBeLessThan(0.12);
  });
});
