import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { Shop } from '../../shared/domain/shop/shop.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';
import { createSegmenter, type SegmentedCustomer } from './segment-customer.ts';

/** The customers of a part of a run, each with their segments by the run's model: by slice, then by id. */
export async function* segmentedCustomers(
  objects: ObjectStore,
  plan: Pick<RunPlan, 'run' | 'parts' | 'asOfDay' | 'encoding'>,
  {
    model,
    shop,
    configuration,
  }: { readonly model: RunModel; readonly shop: Shop; readonly configuration: Configuration },
  part: number,
): AsyncGenerator<{ readonly customer: Customer; readonly segmented: SegmentedCustomer }> {
  const segment = createSegmenter(model, configuration);
  const options = customerOptions(configuration.settings, plan.asOfDay, shop);
  for await (const { customer } of runCustomers(objects, plan, part, options))
    yield { customer, segmented: segment(customer) };
}
