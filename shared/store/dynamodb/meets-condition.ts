import { withBackoff } from './backoff.ts';
import { isConditionFailed } from './error-kinds.ts';
import type { Clock } from './table-access.ts';

/** Makes a conditional write, again when the table throttles; whether its condition was met. @throws {RetryBudgetError} */
export async function meetsCondition(clock: Clock, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await withBackoff(clock, write);
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}
