import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import { type Customer, type CustomerOptions, createCustomer } from '../domain/customer/customer.ts';
import type { ProfileId } from '../domain/identity/profile-id.ts';
import { partOf, sectionOf, sectionsOf, sliceOf } from '../domain/identity/slices.ts';
import { decodeCustomer } from '../formats/customer-record.ts';
import { readShuffle } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';

type Cut = Pick<RunPlan, 'run' | 'parts'>;

/** The customers of a part of a run, as the run read them: by slice, then by id. `section` changes with the slice. */
export async function* runCustomers(
  objects: ObjectStore,
  { run, parts }: Cut,
  part: number,
  options: CustomerOptions,
): AsyncGenerator<{ readonly section: number; readonly customer: Customer }> {
  const { from, to } = sectionsOf(part, parts);
  for await (const { section, record } of readShuffle(objects, bucketKeys.profilesPart(run, part), from, to)) {
    const { profile, evidence } = decodeCustomer(record);
    yield { section, customer: createCustomer(profile, options, evidence) };
  }
}

/** One customer as a run read them; `undefined` of one it did not have. */
export async function findRunCustomer(
  objects: ObjectStore,
  { run, parts }: Cut,
  id: ProfileId,
  options: CustomerOptions,
): Promise<Customer | undefined> {
  const slice = sliceOf(id);
  const section = sectionOf(slice, parts);
  const key = bucketKeys.profilesPart(run, partOf(slice, parts));
  for await (const { record } of readShuffle(objects, key, section, section + 1)) {
    const { profile, evidence } = decodeCustomer(record);
    if (profile.id === id) return createCustomer(profile, options, evidence);
  }
  return undefined;
}
