import { isTransient } from './error-kinds.ts';
import type { Clock } from './table-access.ts';

const firstDelayMs = 50;
const longestDelayMs = 5_000;
/** How long a request is tried again from its first failure on. Beside it each attempt has the SDK's own quick retries. */
export const retryBudgetMs = 30_000;

/** The table refused or stayed away for longer than the retry budget. */
export class RetryBudgetError extends Error {
  override readonly name = 'RetryBudgetError';

  constructor(options?: ErrorOptions) {
    super(`The table did not take a request for ${retryBudgetMs / 1000} seconds. Try again later.`, options);
  }
}

/**
 * Waits longer and longer: before retry n a random time up to 50 ms · 2ⁿ, at most 5 s ("full jitter").
 *
 * @returns a function that waits once; it throws {@link RetryBudgetError} instead when that would pass the budget
 */
export function createBackoff(clock: Clock): (cause: unknown) => Promise<void> {
  let waits = 0;
  let since: number | undefined;
  return async (cause) => {
    since ??= clock.now();
    const delayMs = clock.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** waits++);
    if (clock.now() + delayMs - since > retryBudgetMs) throw new RetryBudgetError({ cause });
    await clock.sleep(delayMs);
  };
}

/** Attempts until it works, fails for a lasting reason, or the budget is spent. @throws {RetryBudgetError} */
export async function withBackoff<T>(clock: Clock, attempt: () => Promise<T>): Promise<T> {
  const backOff = createBackoff(clock);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await backOff(error);
    }
  }
}
