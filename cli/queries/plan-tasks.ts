import type { PlanOutput } from '../../shared/contracts/run-payloads.ts';

/** How many tasks a run has: Plan, Fit and Finish, and one for each number of a Map. */
export const tasksOf = ({
  segments,
  days,
  routes,
  features,
  scores,
  campaigns,
  snapshots,
  parts,
}: PlanOutput): number =>
  [segments, days, routes, features, scores, campaigns, snapshots, parts].reduce((sum, { length }) => sum + length, 3);
