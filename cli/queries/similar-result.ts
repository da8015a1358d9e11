import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer, CustomerOptions } from '../../shared/domain/customer/customer.ts';
import { idsOf } from '../../shared/domain/identity/ids-of.ts';
import { customerIdOf, type ProfileId } from '../../shared/domain/identity/profile-id.ts';
import type { LookalikeMethod } from '../../shared/domain/lookalike/lookalike-model.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { requireReadable } from '../../shared/store/readable-run.ts';
import { findRunCustomer, runCustomers } from '../../shared/store/run-customers.ts';
import { CommandFailure } from '../command-failure.ts';
import type { SimilarResult } from '../results/similar.ts';
import type { OnProgress, QueryRuntime } from '../system.ts';
import { findCustomer } from './find-customer.ts';
import { nearestCustomers } from './nearest-customers.ts';
import { requirePlan } from './published-run.ts';
import { runScaler } from './run-scaler.ts';
import { type Measured, measureByCosine, measureByModel, type Passes } from './seed-measures.ts';

export interface SimilarRequest {
  /** One customer, or the ids of a list. */
  readonly seeds: { readonly id: string } | { readonly ids: ReadonlySet<ProfileId> };
  readonly count: number;
  readonly method: LookalikeMethod;
}

/**
 * Who of the published run is most like a customer or a list: a pass over its customers that keeps the nearest, after one that learns
 * what the customers of a list have in common. `undefined` where nobody has the id.
 *
 * @throws {CommandFailure} before the first run, and where there is nobody to compare with
 * @throws {OtherRunEncodingError}
 */
export async function similarResult(
  { objects, profiles, configurations }: QueryRuntime,
  { seeds, count, method }: SimilarRequest,
  onProgress: OnProgress = () => {},
): Promise<SimilarResult | undefined> {
  const plan = await requirePlan(objects);
  requireReadable(plan);
  const { settings } = await configurations.load(plan.configuration);
  const options = customerOptions(settings, plan.asOfDay);
  const chosen: Seeds | undefined =
    'ids' in seeds ? seeds : await theOne({ objects, profiles }, plan, seeds.id, options);
  if (chosen === undefined) return undefined;
  const { ids, only } = chosen;
  const model = await readJson(objects, bucketKeys.model(plan.run), asRunModel);
  const space = await runScaler(objects, plan, model, settings);
  const isSeed = createIsSeed(ids);
  const passes: Passes = () => allCustomers(objects, plan, options, model.customers / plan.sampleShare, onProgress);
  const measured: Measured =
    method === 'logistic'
      ? await measureByModel(passes, isSeed, space, model.customers / plan.sampleShare)
      : await measureByCosine(
          only === undefined
            ? passes
            : async function* () {
                yield only;
              },
          isSeed,
          space,
        );
  if (measured.seeds === 0)
    throw new CommandFailure('Nobody on the list is a customer of the published run.', {
      name: 'NoSeedsError',
      hint: 'strata profile ID   says whether an id is known; a list has columns such as user_id or email',
    });
  const nearest = nearestCustomers(count);
  let compared = 0;
  for await (const customer of passes()) {
    if (isSeed(customer)) continue;
    compared++;
    const similarity = measured.similarityOf(customer);
    if (similarity > 0) nearest.add({ userId: customerIdOf(customer.profile.id), similarity });
  }
  const { seeds: found, metrics, warnings } = measured;
  return {
    customers: nearest.finish(),
    method,
    seeds: found,
    compared,
    run: plan.run,
    ...(metrics && { metrics }),
    warnings,
  };
}

interface Seeds {
  readonly ids: ReadonlySet<ProfileId>;
  /** Who has them all, where they are of one customer. */
  readonly only?: Customer;
}

async function theOne(
  { objects, profiles }: Pick<QueryRuntime, 'objects' | 'profiles'>,
  plan: RunPlan,
  id: string,
  options: CustomerOptions,
): Promise<Seeds | undefined> {
  const profile = await findCustomer({ profiles }, id);
  if (profile === undefined) return undefined;
  const customer = await findRunCustomer(objects, plan, profile.id, options);
  if (customer !== undefined) return { ids: new Set(idsOf(customer.profile)), only: customer };
  throw new CommandFailure('This customer is not in the published run: there was no event before its day.', {
    name: 'NotInRunError',
    hint: 'strata run   makes a run that has who came since',
  });
}

const createIsSeed =
  (ids: ReadonlySet<ProfileId>) =>
  ({ profile }: Customer): boolean =>
    idsOf(profile).some((id) => ids.has(id));

async function* allCustomers(
  objects: ObjectStore,
  plan: RunPlan,
  options: CustomerOptions,
  total: number,
  onProgress: OnProgress,
): AsyncGenerator<Customer> {
  let done = 0;
  for (let part = 0; part < plan.parts; part++) {
    for await (const { customer } of runCustomers(objects, plan, part, options)) {
      yield customer;
      if (++done % 1000 === 0) onProgress({ stage: 'customers', done, total: Math.round(total) });
    }
  }
}
