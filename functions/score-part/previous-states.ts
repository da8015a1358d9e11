import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { ProfileId } from '../../shared/domain/identity/profile-id.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';

/** What the last published run knew of the customers of a part. */
export interface PreviousStates {
  /** The customer's state, once. */
  take(id: ProfileId): CustomerState | undefined;
  /** States that nobody took. */
  rest(): Iterable<CustomerState>;
}

/** Reads the last published run's state of the same slices, however many parts that run had. */
export async function readPreviousStates(
  objects: ObjectStore,
  previousRun: string | null,
  part: number,
  parts: number,
): Promise<PreviousStates> {
  const states = new Map<ProfileId, CustomerState>();
  if (previousRun !== null) {
    const previous = await openRunStates(objects, await readJson(objects, bucketKeys.plan(previousRun), parseRunPlan));
    for await (const state of previous.part(part, parts)) states.set(state.id, state);
  }
  return {
    take: (id) => {
      const state = states.get(id);
      states.delete(id);
      return state;
    },
    rest: () => states.values(),
  };
}
