import { describe, expect, it } from 'vitest';
import { type RunPlan, runEncoding } from '../../../shared/contracts/run-plan.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { sectionOf, sliceOf, slices } from '../../../shared/domain/identity/slices.ts';
import { encodeCustomer } from '../../../shared/formats/customer-record.ts';
import { createShuffleWriter } from '../../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../../shared/store/object-store.ts';
import { findRunCustomer, runCustomers } from '../../../shared/store/run-customers.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

const file = createShuffleWriter(slices);
const profile = profileOfOrders('1', [orderOn(10, 1000)]);
file.append(sectionOf(sliceOf('u:1'), 1), encodeCustomer({ profile, evidence: noEvidence }));
const bytes = file.finish();
const objects = {
  size: async () => bytes.length,
  read: async (_key: string, { start, end }: { start: number; end: number }) =>
    (async function* () {
      yield bytes.subarray(start, end);
    })(),
} as unknown as ObjectStore;
const options = { asOfDay: 100, minorPerMajor: 100 };
const all = (plan: Pick<RunPlan, 'run' | 'parts' | 'encoding'>) =>
  Array.fromAsync(runCustomers(objects, plan, 0, options), ({ customer }) => customer.profile.id);
const one = async (plan: Pick<RunPlan, 'run' | 'parts' | 'encoding'>) =>
  (await findRunCustomer(objects, plan, 'u:1', options))?.profile.id;

describe('runCustomers, findRunCustomer', () => {
  it('read the customers of a run', async () => {
    const plan = { run: 'r', parts: 1, encoding: runEncoding };
    expect(await all(plan)).toEqual(['u:1']);
    expect(await one(plan)).toBe('u:1');
  });

  it.each([0, runEncoding + 1])('refuse a run whose files have encoding %i by its name', async (encoding) => {
    const plan = { run: '2011-12-01T00-00-00Z-abcdef', parts: 1, encoding };
    const refused = {
      name: 'OtherRunEncodingError',
      message: expect.stringContaining('Run 2011-12-01T00-00-00Z-abcdef was made by another version'),
    };
    await expect(all(plan)).rejects.toMatchObject(refused);
    await expect(one(plan)).rejects.toMatchObject(refused);
  });
});
