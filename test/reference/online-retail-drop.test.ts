import { createReadStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dropReader } from '../support/read-drop.ts';
import { readResults } from '../support/reference-data.ts';

interface Published {
  readonly rows: number;
  readonly null_customer_rows: number;
  readonly sum_qty: number;
  readonly clean: { readonly rows: number; readonly customers: number; readonly revenue: number };
}

const published = readResults('online_retail_2010_2011.json') as Published;
const file = new URL('../../../shared/data/retail/online_retail_2010_2011.csv.gz', import.meta.url);
const reader = dropReader({ fileName: 'online_retail_2010_2011.csv.gz', source: { preset: 'online-retail' } });

describe('the Online Retail file', () => {
  it('is a drop without a problem', async () => {
    expect((await reader.identify(createReadStream(file))).problem).toBe(undefined);
  });

  it('gives every row as an event or a missing_id, and its money to the penny', async () => {
    let rows = 0;
    const refused: Record<string, number> = {};
    const customers = new Set<string | undefined>();
    const priced = { rows: 0, amountMinor: 0 };
    for await (const chunk of reader.rows(createReadStream(file))) {
      for (const { event, refusal } of chunk.rows) {
        rows++;
        if (refusal !== undefined) refused[refusal.reason] = (refused[refusal.reason] ?? 0) + 1;
        else if (event.kind === 'order' && (event.price ?? 0) > 0) {
          customers.add(event.userId);
          priced.rows++;
          priced.amountMinor += event.lines?.[0]?.amountMinor ?? 0;
        }
      }
    }
    expect(rows).toBe(published.rows);
    expect(refused).toEqual({ missing_id: published.null_customer_rows });
    expect(priced.rows).toBe(published.clean.rows);
    expect(customers.size).toBe(published.clean.customers);
    // The published sum is not rounded line by line; its lines have at most three decimals.
    expect(Math.abs(priced.amountMinor / 100 - published.clean.revenue)).toBeLessThan(0.01);
  });
});
