import type { Clock } from '../../shared/store/dynamodb/table-access.ts';

/** Time that passes only by sleeping or by hand. */
export function createManualClock(start = 1_000_000_000_000): Clock & { advance(milliseconds: number): void } {
  let time = start;
  const advance = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { now: () => time, sleep: async (milliseconds) => advance(milliseconds), random: () => 0.5, advance };
}
