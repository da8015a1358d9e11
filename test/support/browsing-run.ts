import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import { browsingConfiguration, fillBrowsingShop } from './browsing-shop.ts';
import { createWorld, type World } from './world.ts';

/** The made-up shop's, with a list of three customers. */
export const browsingRunConfiguration = () => ({
  ...browsingConfiguration(),
  lists: new Map([['friends', new Set(['u:17003', 'u:17005', 'u:17008'] as const)]]),
});

/** A run looked at from within. */
export interface RunSeen {
  readonly plan: RunPlan;
  /** As the run's own tags saw them. */
  readonly customers: readonly Customer[];
  stateOf(customer: Customer): CustomerState;
}

export interface BrowsingRun extends RunSeen {
  readonly world: World;
  /** The run before the published one. */
  readonly before: RunSeen;
}

/** The made-up shop with two runs, of 2011-11-01 and, published, of 2011-12-10. */
export async function createBrowsingRun(configuration = browsingRunConfiguration()): Promise<BrowsingRun> {
  const world = await createWorld({ configuration });
  await fillBrowsingShop(world);
  const first = await world.run('2011-11-01', 2);
  const second = await world.run('2011-12-10', 4);
  const look = ({ run }: { readonly run: string }) => lookAt(world, configuration, run);
  return { world, before: await look(first), ...(await look(second)) };
}

async function lookAt(
  { objects }: World,
  configuration: ReturnType<typeof browsingRunConfiguration>,
  run: string,
): Promise<RunSeen> {
  const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
  const shop = await readShop(objects, run, configuration);
  const options = customerOptions(configuration.settings, plan.asOfDay, shop);
  const customers: Customer[] = [];
  const states = new Map<string, CustomerState>();
  const opened = await openRunStates(objects, plan);
  for (let part = 0; part < plan.parts; part++) {
    for await (const { customer } of runCustomers(objects, plan, part, options)) customers.push(customer);
    for await (const state of opened.part(part, plan.parts)) states.set(state.id, state);
  }
  return { plan, customers, stateOf: ({ profile }) => states.get(profile.id) as CustomerState };
}
