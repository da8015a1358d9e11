import { describe, expect, it } from 'vitest';
import { createBackoff, RetryBudgetError, withBackoff } from '../../../../shared/store/dynamodb/backoff.ts';
import { connectionLost, throttled } from '../../../support/intercepted-client.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

describe('createBackoff(clock)', () => {
  it('waits up to 50 ms, twice as long each time, never more than 5 s, and 30 s in all', async () => {
    const clock = { ...createManualClock(0), random: () => 1 };
    const waits: number[] = [];
    const backOff = createBackoff({
      ...clock,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        await clock.sleep(milliseconds);
      },
    });
    const cause = new Error('busy');
    const failure = await (async () => {
      for (;;) await backOff(cause);
    })().catch((error: unknown) => error);
    // 50 + 100 + … + 3,200 = 6,350; four times 5,000 more make 26,350; a fifth would pass 30,000.
    expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000, 5000]);
    expect(failure).toBeInstanceOf(RetryBudgetError);
    expect((failure as RetryBudgetError).cause).toBe(cause);
  });
});

describe('withBackoff(clock, attempt)', () => {
  const outcomeOf = async (errors: unknown[]) => {
    let attempts = 0;
    const result = await withBackoff(createManualClock(), async () => {
      if (attempts < errors.length) throw errors[attempts++];
      return 'done';
    }).catch((error: unknown) => error);
    return [result, attempts];
  };

  it('attempts again after throttling, a lost connection, a time-out and an error of the server', async () => {
    const timeOut = Object.assign(new Error(''), { name: 'TimeoutError' });
    const broken = Object.assign(new Error(''), { $metadata: { httpStatusCode: 500 } });
    expect(await outcomeOf([throttled(), connectionLost(), timeOut, broken])).toEqual(['done', 4]);
  });

  it('does not attempt again what will fail again', async () => {
    const invalid = Object.assign(new Error('too large'), {
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await outcomeOf([invalid])).toEqual([invalid, 1]);
  });
});
