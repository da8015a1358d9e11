import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import { type Customer, type CustomerOptions, createCustomer } from '../domain/customer/customer.ts';
import type { ProfileId } from '../domain/identity/profile-id.ts';
import { partOf, sectionOf, sectionsOf, sliceOf } from '../domain/identity/slices.ts';
import { decodeCustomer } from '../formats/customer-record.ts';
import { readShuffle } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';
import { requireReadable } from './readable-run.ts';

type Cut = Pick<RunPlan, 'run' | 'parts' | 'encoding'>;

/**
 * The customers of a part of a run, as the run read them: by slice, then by id. `section` changes with the slice.
 *
 * @throws {OtherRunEncodingError}
 */
export async function* runCustomers(
  objects: ObjectStore,
  plan: Cut,
  part: number,
  options: CustomerOptions,
): AsyncGenerator<{ readonly section: number; readonly customer: Customer }> {
  requireReadable(plan);
  const { run, parts } = plan;
  const { from, to } = sectionsOf(part, parts);
  for await (const { section, record } of readShuffle(objects, bucketKeys.profilesPart(run, part), from, to)) {
    const { profile, evidence } = decodeCustomer(record);
    yield { section, customer: createCustomer(profile, options, evidence) };
  }
}

/** One customer as a run read them; `undefined` of one it did not have. @throws {OtherRunEncodingError} */
export async function findRunCustomer(
  objects: ObjectStore,
  plan: Cut,
  id: ProfileId,
  options: CustomerOptions,
): Promise<Customer | undefined> {
  requireReadable(plan);
  const { run, parts } = plan;
  const slice = sliceOf(id);
  const section = sectionOf(slice, parts);
  const key = bucketKeys.profilesPart(run, partOf(slice, parts));
  for await (const { record } of readShuffle(objects, key, section, section + 1)) {
    const { profile, evidence } = decodeCustomer(record);
    if (profile.id === id) return createCustomer(profile, options, evidence);
  }
  return undefined;
}
