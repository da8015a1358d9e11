import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Settings } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { type Customer, createCustomer } from '../../shared/domain/customer/customer.ts';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { sectionsOf } from '../../shared/domain/identity/slices.ts';
import { decodeProfile } from '../../shared/formats/profile-record.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { createSegmenter, type SegmentedCustomer } from './segment-customer.ts';

/** The customers of a part of a run, each with their segments by the run's model: by slice, then by id. */
export async function* segmentedCustomers(
  objects: ObjectStore,
  { run, parts, asOfDay }: Pick<RunPlan, 'run' | 'parts' | 'asOfDay'>,
  model: RunModel,
  settings: Settings,
  part: number,
): AsyncGenerator<{ readonly customer: Customer; readonly segmented: SegmentedCustomer }> {
  const segment = createSegmenter(model, settings);
  const options = {
    asOfDay,
    minorPerMajor: 10 ** minorDigits(settings.currency),
    interestScale: settings.interest.scale,
  };
  const { from, to } = sectionsOf(part, parts);
  for await (const { record } of readShuffle(objects, bucketKeys.profilesPart(run, part), from, to)) {
    const customer = createCustomer(decodeProfile(record), options);
    yield { customer, segmented: segment(customer) };
  }
}
