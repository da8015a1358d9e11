import { hash } from 'node:crypto';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { factsOf } from '../../shared/contracts/facts.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { snapshotColumns } from '../../shared/contracts/snapshot.ts';
import type { SnapshotPart } from '../../shared/contracts/snapshot-part.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import { createSnapshotWriter } from '../../shared/formats/snapshot-parquet.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import { createInterestCounts } from './count-interests.ts';
import { createGroupDescriptions } from './describe-groups.ts';
import { createFactReader } from './fact-values.ts';
import { createOwnTags } from './own-tags.ts';
import { snapshotRow } from './snapshot-row.ts';

export interface SnapshotPartDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/** Customers and states of a part were not written by the same run. */
export class StateMismatchError extends Error {
  override readonly name = 'StateMismatchError';
  readonly run: string;
  readonly part: number;

  constructor(run: string, part: number) {
    super(`The state of part ${part} of run ${run} is not of the customers beside it. Start the run again.`);
    this.run = run;
    this.part = part;
  }
}

/**
 * Writes the customers of a part as rows for SQL, and counts what descriptions and interests are made of. After the audiences are
 * published: only then it is known which were withheld, and so who is a member of what.
 */
export function createSnapshotPart({ objects, configurations }: SnapshotPartDependencies) {
  return async function snapshotPart({ run, part }: { readonly run: string; readonly part: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const configuration = await configurations.load(plan.configuration);
    const { settings } = configuration;
    const facts = factsOf(settings.tags);
    const factsOfCustomer = createFactReader(facts, createOwnTags(configuration));
    const file = createSnapshotWriter(snapshotColumns(facts));
    const groups = createGroupDescriptions(facts);
    const interests = createInterestCounts();

    const options = customerOptions(settings, plan.asOfDay, await readShop(objects, run, configuration));
    const states = (await openRunStates(objects, plan)).part(part, plan.parts);
    let slice: number | undefined;
    for await (const { section, customer } of runCustomers(objects, plan, part, options)) {
      slice ??= section;
      if (section !== slice) {
        groups.endSlice();
        interests.endSlice();
        slice = section;
      }
      const state = await stateOf(customer.profile.id, states);
      if (state === undefined) throw new StateMismatchError(run, part);
      const values = factsOfCustomer(customer, state);
      groups.add(state, values);
      interests.add(customer.interests);
      file.append(snapshotRow(customer, state, values));
    }
    groups.endSlice();
    interests.endSlice();

    const bytes = file.finish();
    await objects.write(bucketKeys.snapshot(run, part), bytes);
    await writeJson(objects, bucketKeys.snapshotPart(run, part), {
      file: { rows: file.rows, bytes: bytes.length, sha256: hash('sha256', bytes) },
      groups: groups.stored(),
      interests: interests.stored(),
    } satisfies SnapshotPart);
  };
}

/** States stand in the order of the customers; those who are gone have no customer beside them. */
async function stateOf(id: ProfileId, states: AsyncIterator<CustomerState>): Promise<CustomerState | undefined> {
  for (;;) {
    const { value, done } = await states.next();
    if (done) return undefined;
    if (value.gone !== true) return value.id === id ? value : undefined;
  }
}
