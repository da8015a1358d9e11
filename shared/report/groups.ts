import type { GroupStatistics } from '../contracts/statistics.ts';

/** The group with this key; one without customers when the run has none such. */
export const groupOf = (groups: readonly GroupStatistics[], key: string): GroupStatistics =>
  groups.find((group) => group.key === key) ?? {
    key,
    customers: 0,
    spendMinor: 0,
    medianRecencyDays: null,
    previous: null,
  };

export const groupsOf = (groups: readonly GroupStatistics[], keys: readonly string[]): GroupStatistics[] =>
  keys.map((key) => groupOf(groups, key));

export const customersOf = (groups: readonly GroupStatistics[]): number =>
  groups.reduce((total, { customers }) => total + customers, 0);

/** How many there were in the previous run; `null` when there was none. */
export const previousOf = (groups: readonly GroupStatistics[]): number | null =>
  groups.some(({ previous }) => previous === null)
    ? null
    : groups.reduce((total, { previous }) => total + (previous ?? 0), 0);

/** Stages of those who buy in their rhythm, in the order in which they are shown. */
export const stagesWithUs = ['new', 'active', 'loyal', 'returned'];
/** Stages of those who are overdue or gone. */
export const stagesLeaving = ['at_risk', 'lapsed', 'lost'];
