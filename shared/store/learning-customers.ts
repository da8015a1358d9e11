import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { RunPlan } from '../contracts/run-plan.ts';
import { type Customer, type CustomerOptions, createCustomer } from '../domain/customer/customer.ts';
import { partOf, sectionOf, slices } from '../domain/identity/slices.ts';
import { decodeCustomer } from '../formats/customer-record.ts';
import { readShuffleIndex, readShuffleSections, type ShuffleIndex } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';
import { numbersUpTo, readAhead } from './read-ahead.ts';

/**
 * The customers that models learn from: the sample, everybody of a list, and who invited or shared. By slice, then id, whatever the number of parts: what is
 * learned does not depend on how the work was cut.
 */
export async function* learningCustomers(
  objects: ObjectStore,
  { run, parts }: Pick<RunPlan, 'run' | 'parts'>,
  options: CustomerOptions,
): AsyncGenerator<Customer> {
  const indexes = new Map<string, Promise<ShuffleIndex>>();
  // Of one part, sections are slices in their order: one read is enough.
  const step = parts === 1 ? slices : 1;
  const steps = numbersUpTo(slices / step).map((place) => place * step);
  async function read(slice: number): Promise<Uint8Array[]> {
    const key = bucketKeys.learningPart(run, partOf(slice, parts));
    const index = indexes.get(key) ?? readShuffleIndex(objects, key);
    indexes.set(key, index);
    const from = sectionOf(slice, parts);
    const sections = readShuffleSections(objects, key, await index, from, from + step);
    return Array.fromAsync(sections, ({ record }) => record);
  }
  for await (const records of readAhead(steps, read)) {
    for (const record of records) {
      const { profile, evidence } = decodeCustomer(record);
      yield createCustomer(profile, options, evidence);
    }
  }
}
