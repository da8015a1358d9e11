import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import { type Customer, type CustomerOptions, createCustomer } from '../domain/customer/customer.ts';
import { partOf, sectionOf, slices } from '../domain/identity/slices.ts';
import { decodeCustomer } from '../formats/customer-record.ts';
import { readShuffleIndex, readShuffleSections, type ShuffleIndex } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';

/**
 * The customers that models learn from: the sample, everybody of a list, and who invited or shared. By slice, then id, whatever the number of parts: what is
 * learned does not depend on how the work was cut.
 */
export async function* learningCustomers(
  objects: ObjectStore,
  { run, parts }: Pick<RunPlan, 'run' | 'parts'>,
  options: CustomerOptions,
): AsyncGenerator<Customer> {
  const indexes = new Map<string, ShuffleIndex>();
  // Of one part, sections are slices in their order: one read is enough.
  const step = parts === 1 ? slices : 1;
  for (let slice = 0; slice < slices; slice += step) {
    const key = bucketKeys.learningPart(run, partOf(slice, parts));
    const index = indexes.get(key) ?? (await readShuffleIndex(objects, key));
    indexes.set(key, index);
    const from = sectionOf(slice, parts);
    for await (const { record } of readShuffleSections(objects, key, index, from, from + step)) {
      const { profile, evidence } = decodeCustomer(record);
      yield createCustomer(profile, options, evidence);
    }
  }
}
