import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { readReference, readResults } from '../support/reference-data.ts';

/** Hahsler, Hornik, Reutterer (2006): a month of 9,835 baskets of a grocery shop, a line each. */
const baskets = readReference('rules/groceries.csv').trim().split('\n');

let folder: string;
let system: StrataSystem;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-groceries-'));
  await mkdir(join(folder, 'config'));
  await writeFile(
    join(folder, 'config/strata.yaml'),
    'currency: EUR\ntime_zone: Europe/Vienna\nsources:\n  shop: { preset: strata }\n',
  );
  // Each basket an order, of one of 500 customers in turn, over the thirty days of the data.
  const events = baskets.map((line, at) =>
    JSON.stringify({
      kind: 'order',
      user_id: `customer-${at % 500}`,
      order_id: `basket-${at}`,
      timestamp: new Date(Date.UTC(2006, 3, 1 + (at % 30), 9, at % 600)).toISOString(),
      products: line.split(',').map((id) => ({ id, quantity: 1, amount: 1 })),
    }),
  );
  const file = join(folder, 'groceries.jsonl');
  await writeFile(file, `${events.join('\n')}\n`);
  system = await openLocalSystem(folder);
  const dropped = await system.drop(file, 'shop');
  expect(dropped.rows).toMatchObject({ read: 9835, applied: 9835, refused: 0 });
  await system.run({ asOf: '2006-05-02' }, () => {});
});
afterAll(async () => {
  await system.close();
  await rm(folder, { recursive: true, maxRetries: 50, retryDelay: 100 });
});

describe('strata rules on Groceries', () => {
  const rules = (minSupport: number, minConfidence: number) =>
    system.query((runtime) => rulesResult(runtime, { minSupport, minConfidence, max: undefined }));

  interface Expected {
    readonly frequent_itemsets: number;
    readonly rules: number;
    readonly top3_by_lift: readonly {
      readonly lhs: readonly string[];
      readonly rhs: string;
      readonly count: number;
      readonly support: number;
      readonly confidence: number;
      readonly lift: number;
    }[];
  }
  /** Of another implementation, by `supp<share>_conf<share>_minlen<n>`. */
  const settings = Object.entries(readResults('rules_groceries.json') as Record<string, Expected>).flatMap(
    ([name, expected]) => {
      const [, support, confidence] = /^supp([\d.]+)_conf([\d.]+)_/.exec(name) ?? [];
      return support === undefined ? [] : [{ support: Number(support), confidence: Number(confidence), expected }];
    },
  );

  it('finds the 410 rules and 13,492 itemsets that are published for 0.001 and 0.8', async () => {
    expect(await rules(0.001, 0.8)).toMatchObject({
      baskets: 9835,
      itemsets: 13_492,
      found: 410,
      limited: false,
      share: 1,
    });
  });

  it.each(settings)(
    'agrees with another implementation at $support and $confidence',
    async ({ support, confidence, expected }) => {
      const result = await rules(support, confidence);
      expect([result.itemsets, result.rules.length]).toEqual([expected.frequent_itemsets, expected.rules]);
      for (const { lhs, rhs, count, ...figures } of expected.top3_by_lift) {
        const rule = result.rules.find(
          ({ antecedent, consequent }) =>
            consequent[0] === rhs && [...antecedent].sort().join() === [...lhs].sort().join(),
        );
        expect(rule).toMatchObject({ consequent: [rhs], count });
        expect(rule?.support).toBeCloseTo(figures.support, 12);
        expect(rule?.confidence).toBeCloseTo(figures.confidence, 12);
        expect(rule?.lift).toBeCloseTo(figures.lift, 9);
      }
    },
  );
});
