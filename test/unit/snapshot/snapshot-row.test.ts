import { describe, expect, it } from 'vitest';
import { snapshotRow } from '../../../functions/snapshot-part/snapshot-row.ts';
import { factsOf } from '../../../shared/contracts/facts.ts';
import type { CustomerState } from '../../../shared/contracts/run-state.ts';
import { snapshotColumns } from '../../../shared/contracts/snapshot.ts';
import { emptyActivity } from '../../../shared/domain/activity/activity.ts';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import { emptyProfile } from '../../../shared/domain/profile/profile.ts';

const names = snapshotColumns([]).map(({ name }) => name);

/** A customer whose views of the day before `as_of`'s give these paths these weights, in hundredths. */
function rowOf(weights: Readonly<Record<string, number>>, state: Partial<CustomerState> = {}) {
  const days = Object.entries(weights).map(([category, weight]) => ({
    period: 99,
    kind: 'view' as const,
    category,
    count: 2,
    quantity: 0,
    amountMinor: 0,
    weight,
  }));
  const profile = { ...emptyProfile('u:ann'), activity: { ...emptyActivity, newestDay: 99, days } };
  const customer = createCustomer(profile, { asOfDay: 100, minorPerMajor: 100 });
  const segments = { rfm: 'none', tier: 'ordinary', lifecycle: 'prospect', cluster: 'c1' };
  const row = snapshotRow(customer, { id: 'u:ann', ...segments, memberships: {}, ...state }, []);
  return Object.fromEntries(row.map((value, at) => [names[at], value]));
}

describe('snapshotRow(customer, state, facts)', () => {
  it('has a value a column', () => {
    expect(rowOf({ home: 100 })).toEqual({
      user_id: 'ann',
      rfm: 'none',
      r: undefined,
      f: undefined,
      m: undefined,
      tier: 'ordinary',
      lifecycle: 'prospect',
      cluster: 'c1',
      first_day: 99,
      last_day: 99,
      active_days: 1,
      orders: 0,
      spend_minor: 0,
      events: '{"view":2}',
      interests: `{"home":${10 * (2 / (1 + Math.exp(-1 / 3)) - 1)}}`,
      memberships: '{}',
      member_of: '[]',
    });
    expect(names).toHaveLength(Object.keys(rowOf({})).length);
  });

  it('puts the facts where their columns are', () => {
    const facts = factsOf([]);
    const profile = { ...emptyProfile('u:ann'), activity: { ...emptyActivity, newestDay: 99 } };
    const customer = createCustomer(profile, { asOfDay: 100, minorPerMajor: 100 });
    const state = { id: 'u:ann', rfm: 'none', tier: 'core', lifecycle: 'new', cluster: 'c1', memberships: {} };
    const row = snapshotRow(
      customer,
      state,
      facts.map(({ column }) => column),
    );
    const columns = snapshotColumns(facts).map(({ name }) => name);
    expect(row).toHaveLength(columns.length);
    for (const { column } of facts) expect(row[columns.indexOf(column)]).toBe(column);
  });

  it('holds the 20 highest interests, highest first, then by path; names that look like numbers keep their place', () => {
    const paths = Array.from({ length: 25 }, (_, at): [string, number] => [`${at}`, 100 + 10 * Math.floor(at / 2)]);
    const interests = String(rowOf(Object.fromEntries(paths)).interests);
    // Highest is 24 alone, then 22 and 23, which are alike, and so on down to 5; of 5 and 4, alike, 4 is the first.
    expect([...interests.matchAll(/"(\d+)":/g)].map(([, path]) => path)).toEqual([
      '24',
      '22',
      '23',
      '20',
      '21',
      '18',
      '19',
      '16',
      '17',
      '14',
      '15',
      '12',
      '13',
      '10',
      '11',
      '8',
      '9',
      '6',
      '7',
      '4',
    ]);
  });

  it('tells every arm that was given, and the campaigns of now', () => {
    const before = { sinceRun: 'r0', since: '2011-09-01T00:00:00.000Z' };
    const row = rowOf(
      {},
      {
        scores: [5, 4, 3],
        memberships: {
          winback: { ...before, arm: 'control', member: false },
          '7': { ...before, arm: 'treatment', member: true },
          autumn: { ...before, arm: 'treatment', member: true },
        },
      },
    );
    expect([row.r, row.f, row.m]).toEqual([5, 4, 3]);
    expect(row.memberships).toBe('{"7":"treatment","autumn":"treatment","winback":"control"}');
    expect(row.member_of).toBe('["7","autumn"]');
  });
});
