import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { measureRfm, type RfmMeasure } from '../../shared/domain/rfm/measure-rfm.ts';
import { fitRfmCuts } from '../../shared/domain/rfm/rfm-cuts.ts';
import { rfmSegmentOf, rfmSegments } from '../../shared/domain/rfm/rfm-map.ts';
import { scoreRfm } from '../../shared/domain/rfm/score-rfm.ts';
import { orderOn, profileOfOrders } from '../support/profile-of-orders.ts';
import { readResults, readTable } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('rfm');

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const asOfDay = dayOf('2006-12-31');

/** The example goes back further than any window: five years, with the newest order 1 day old. */
const window = { windowDays: 4_000, returns: 'net' } as const;

interface Scored {
  readonly measure: RfmMeasure;
  readonly scores: string;
  readonly segment: string;
}

function scoreExample(): ReadonlyMap<string, Scored> {
  const rows = Map.groupBy(readTable('rfm/rfm_data_orders_SYNTHETIC.csv'), (row) => row.customer_id as string);
  const measures = [...rows].flatMap(([id, orders]) => {
    const records = orders.map(({ order_date, revenue }) => orderOn(dayOf(order_date as string), Number(revenue)));
    const customer = createCustomer(profileOfOrders(id, records), { asOfDay, minorPerMajor: 1 });
    const measure = measureRfm(customer, window);
    return measure === undefined ? [] : [{ id, measure }];
  });
  const cuts = fitRfmCuts(
    {
      ids: measures.map(({ id }) => id),
      recencyDays: Float64Array.from(measures, ({ measure }) => measure.recencyDays),
      frequency: Float64Array.from(measures, ({ measure }) => measure.frequency),
      moneyMinor: Float64Array.from(measures, ({ measure }) => measure.moneyMinor),
    },
    'rfm-package',
    1,
  );
  return new Map(
    measures.map(({ id, measure }) => {
      const scores = scoreRfm(id, measure, cuts);
      const segment = rfmSegmentOf(scores, 'classic');
      return [id, { measure, scores: `${scores.r}${scores.f}${scores.m}`, segment }];
    }),
  );
}

const scored = scoreExample();

const record = (oracle: string, expected: number, ours: number): void =>
  recordOracle({ section: 'rfm', oracle, source: 'R package rfm, published', expected, ours, tolerance: 0 });

describe('the worked example of the R package rfm', () => {
  it('gives all 995 customers the measures and scores that were published', () => {
    const expected = readTable('reference/rfm_data_orders_scores.csv').map((row) => [
      row.customer_id,
      Number(row.recency_days),
      Number(row.transaction_count),
      Number(row.amount),
      row.rfm_score,
    ]);
    const found = [...scored].map(([id, { measure, scores }]) => [
      id,
      measure.recencyDays,
      measure.frequency,
      measure.moneyMinor,
      scores,
    ]);
    expect(expected).toHaveLength(995);
    const byId = new Map(found.map((row) => [row[0], row.join()]));
    const differing = expected.filter((row) => byId.get(row[0]) !== row.join());
    record('995 customers: rows of recency, frequency, money and scores that differ', 0, differing.length);
    expect(found.sort()).toEqual(expected.sort());
  });

  it('gives the ten segments the customers, orders and money that were published', () => {
    const { rfm_orders: published } = readResults('published_reference.json') as {
      rfm_orders: { segments: Record<string, readonly number[]> };
    };
    // The published names are singular; ours are the keys of the same segments in the same order of the map.
    const keys: Record<string, string> = {
      Champions: 'champions',
      'Potential Loyalist': 'potential_loyalist',
      'Loyal Customers': 'loyal_customers',
      Promising: 'promising',
      'New Customers': 'new_customers',
      "Can't Lose Them": 'cant_lose_them',
      'At Risk': 'at_risk',
      'Need Attention': 'need_attention',
      'About To Sleep': 'about_to_sleep',
      Lost: 'lost',
    };
    const expected = Object.fromEntries(
      Object.entries(published.segments).map(([name, numbers]) => [keys[name], [...numbers]]),
    );
    const found: Record<string, number[]> = {};
    for (const { measure, segment } of scored.values()) {
      const [customers = 0, orders = 0, money = 0] = found[segment] ?? [];
      found[segment] = [customers + 1, orders + measure.frequency, money + measure.moneyMinor];
    }
    for (const [name, numbers] of Object.entries(published.segments))
      ['customers', 'orders', 'money'].forEach((what, at) => {
        record(`${name}: ${what}`, numbers[at] ?? Number.NaN, found[keys[name] ?? '']?.[at] ?? 0);
      });
    expect(found).toEqual(expected);
    expect(rfmSegments('classic').map(({ key }) => key)).toEqual([...Object.values(keys), 'others', 'none']);
  });
});
