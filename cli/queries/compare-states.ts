import { isCustomer, type MovementSums, movementOf, noMovements } from '../../shared/contracts/movement-sums.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { addInto } from '../../shared/contracts/score-sums.ts';
import type { PairedStates } from '../../shared/store/paired-states.ts';

/** Two sizes of one group, and who is in both or in either. */
export interface GroupComparison {
  readonly before: number;
  readonly after: number;
  /** Members of both; of the earlier alone; of the later alone. */
  readonly kept: number;
  readonly exited: number;
  readonly entered: number;
  /** Of customers of both runs: members of either. */
  readonly either: number;
}

export interface StateComparison {
  readonly movements: MovementSums;
  /** By cluster id. */
  readonly clusters: Readonly<Record<string, GroupComparison>>;
  /** By campaign, of who is a member in either run. */
  readonly audiences: Readonly<Record<string, GroupComparison>>;
}

export const noGroup: GroupComparison = { before: 0, after: 0, kept: 0, exited: 0, entered: 0, either: 0 };

/** Counts what differs between the states of two runs, customer by customer. */
export function createStateComparison() {
  const comparison: StateComparison = { movements: structuredClone(noMovements), clusters: {}, audiences: {} };
  return {
    add({ before, after }: PairedStates): void {
      const [was, is] = [isCustomer(before), isCustomer(after)];
      addInto(comparison.movements, movementOf(before, after));
      const clusterBefore = was ? before?.cluster : undefined;
      const clusterAfter = is ? after?.cluster : undefined;
      for (const id of new Set([clusterBefore, clusterAfter]))
        if (id !== undefined)
          addInto(comparison.clusters, { [id]: grouped(clusterBefore === id, clusterAfter === id, was && is) });
      const [campaignsBefore, campaignsAfter] = [memberOf(before), memberOf(after)];
      for (const id of new Set([...campaignsBefore, ...campaignsAfter]))
        addInto(comparison.audiences, {
          [id]: grouped(campaignsBefore.includes(id), campaignsAfter.includes(id), was && is),
        });
    },
    result: (): StateComparison => comparison,
  };
}

const memberOf = (state: CustomerState | undefined): string[] =>
  Object.entries(state?.memberships ?? {}).flatMap(([campaign, { member }]) => (member ? [campaign] : []));

const one = (holds: boolean): number => (holds ? 1 : 0);

const grouped = (was: boolean, is: boolean, stayed: boolean): GroupComparison => ({
  before: one(was),
  after: one(is),
  kept: one(was && is),
  exited: one(was && !is),
  entered: one(is && !was),
  either: one(stayed),
});
