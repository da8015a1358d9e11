/** When a campaign runs. Days since 1970-01-01 in the configured zone, both inclusive. */
export interface Schedule {
  readonly startDay?: number;
  readonly endDay?: number;
  readonly paused: boolean;
}

export type Inactivity = 'not_started' | 'ended' | 'paused';

/** Why a campaign takes no part in a run of that day; `undefined` when it does. Its dates are looked at first. */
export function inactiveBecause({ startDay, endDay, paused }: Schedule, asOfDay: number): Inactivity | undefined {
  if (startDay !== undefined && asOfDay < startDay) return 'not_started';
  if (endDay !== undefined && asOfDay > endDay) return 'ended';
  return paused ? 'paused' : undefined;
}
