import type { CustomerState } from '../contracts/run-state.ts';
import { slices } from '../domain/identity/slices.ts';
import type { RunStates } from './run-states.ts';

/** One customer in two runs; at least one of both is there. */
export interface PairedStates {
  readonly before: CustomerState | undefined;
  readonly after: CustomerState | undefined;
}

/**
 * Everyone in the state of either run, once, slice by slice: no more than one slice of one run is in memory.
 *
 * @param onSlice hears how many slices are done, of 1,024
 */
export async function* pairedStates(
  before: RunStates,
  after: RunStates,
  onSlice: (done: number) => void = () => {},
): AsyncGenerator<PairedStates> {
  for (let slice = 0; slice < slices; slice++) {
    const known = new Map<string, CustomerState>();
    for await (const state of before.part(slice, slices)) known.set(state.id, state);
    for await (const state of after.part(slice, slices)) {
      yield { before: known.get(state.id), after: state };
      known.delete(state.id);
    }
    for (const state of known.values()) yield { before: state, after: undefined };
    onSlice(slice + 1);
  }
}
