import { type FunnelStage, stages } from './funnel-stage.ts';
import type { Visit } from './visit.ts';

/**
 * How many visits went through which stages in order. Integers, so that days add up in any order.
 *
 * By set of stages, as bits (1 view, 2 cart, 4 checkout, 8 order): a data set may never have one of the stages, which is known only
 * when all days are together, and then the others are a funnel of their own. Index 0 is not used.
 */
export interface FunnelSums {
  /** Visits with an event of each stage of the set, one after the other. 16 of them. */
  readonly visits: readonly number[];
  /** Over the same visits, seconds from the last stage but one of the set to its last. 16 of them; 0 for sets of one stage. */
  readonly seconds: readonly number[];
}

export interface FunnelStep {
  readonly stage: FunnelStage;
  /** Visits that came as far as this through all stages before it. */
  readonly visits: number;
  /** Mean seconds since the stage before; `undefined` for the first and where nobody came. */
  readonly meanSeconds: number | undefined;
}

const sets = 1 << stages.length;

/** Sums under way. */
export type FunnelDraft = { readonly [Key in keyof FunnelSums]: number[] };

export const createFunnelDraft = (): FunnelDraft => ({ visits: Array(sets).fill(0), seconds: Array(sets).fill(0) });
export const emptyFunnel: FunnelSums = createFunnelDraft();

/**
 * Each visit counts once per set. The time of a stage is that of its first event at or after the stage before it.
 *
 * @param sums are added to, and given back
 */
export function funnelOf(visits: Iterable<Visit>, sums = createFunnelDraft()): FunnelSums {
  for (const { steps } of visits) {
    for (let set = 1; set < sets; set++) {
      const seconds = secondsOfLastStage(steps, set);
      if (seconds === undefined) continue;
      sums.visits[set] = (sums.visits[set] as number) + 1;
      sums.seconds[set] = (sums.seconds[set] as number) + seconds;
    }
  }
  return sums;
}

/** Seconds between the last two stages of a set on the earliest way through all of it; `undefined` where there is no such way. */
function secondsOfLastStage(steps: Visit['steps'], set: number): number | undefined {
  let at = 0;
  let last: number | undefined;
  let seconds = 0;
  for (let stage = 0; stage < stages.length; stage++) {
    if ((set & (1 << stage)) === 0) continue;
    while (at < steps.length && steps[at]?.stage !== stage) at++;
    const step = steps[at];
    if (step === undefined) return undefined;
    seconds = last === undefined ? 0 : step.instantSeconds - last;
    last = step.instantSeconds;
  }
  return seconds;
}

export const addFunnel = (a: FunnelSums, b: FunnelSums): FunnelSums => ({
  visits: a.visits.map((count, set) => count + (b.visits[set] as number)),
  seconds: a.seconds.map((sum, set) => sum + (b.seconds[set] as number)),
});

/** The stages of which the sums have any visit. */
const stagesIn = (sums: FunnelSums): FunnelStage[] =>
  stages.filter((_, stage) => (sums.visits[1 << stage] as number) > 0);

/** The funnel through the stages that occur. */
export function funnelSteps(sums: FunnelSums): FunnelStep[] {
  let set = 0;
  return stagesIn(sums).map((stage) => {
    const isFirst = set === 0;
    set |= 1 << stages.indexOf(stage);
    const visits = sums.visits[set] as number;
    return { stage, visits, meanSeconds: isFirst || visits === 0 ? undefined : (sums.seconds[set] as number) / visits };
  });
}
