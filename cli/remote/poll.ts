import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  /** The first pause; each next one is half as long again. @default 500 */
  readonly firstMs?: number;
  /** The longest pause. @default 5,000 */
  readonly mostMs?: number;
  /** Asked to give up when what `ask` saw has not changed for so long. */
  readonly patienceMs: number;
}

/** What was seen: the answer that was waited for, or a mark that changes while there is progress. */
export type Seen<T> = { readonly answer: T } | { readonly mark: string };

/** Asks, less and less often, until there is an answer; `undefined` when nothing changed for too long. */
export async function poll<T>(ask: () => Promise<Seen<T>>, options: PollOptions): Promise<T | undefined> {
  const { firstMs = 500, mostMs = 5_000, patienceMs } = options;
  let pauseMs = firstMs;
  let mark: string | undefined;
  let changedAt = performance.now();
  for (;;) {
    const seen = await ask();
    if ('answer' in seen) return seen.answer;
    if (seen.mark !== mark) {
      mark = seen.mark;
      changedAt = performance.now();
    } else if (performance.now() - changedAt >= patienceMs) return undefined;
    await sleep(pauseMs);
    pauseMs = Math.min(mostMs, pauseMs * 1.5);
  }
}
