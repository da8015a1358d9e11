import { learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import { calibrationByFrequency, type HoldOut } from '../../../shared/domain/clv/calibration-by-frequency.ts';
import type { ClvSummary } from '../../../shared/domain/clv/clv-summary.ts';
import { summaryOfOrders } from '../../../shared/domain/clv/customer-summary.ts';
import { expectedOrders } from '../../../shared/domain/clv/expected-orders.ts';
import { type BgNbdFit, fitBgNbd } from '../../../shared/domain/clv/fit-bg-nbd.ts';
import { fitGammaGamma, type GammaGammaFit } from '../../../shared/domain/clv/fit-gamma-gamma.ts';
import { groupSummaries } from '../../../shared/domain/clv/group-summaries.ts';
import type { LifetimeModel } from '../../../shared/domain/clv/lifetime-model.ts';
import type { Learner, Period } from './learner.ts';

/** Share of the time between the first order and `as_of` that the model is checked on. */
const heldOutShare = 0.25;
const leastHeldOutDays = 14;

interface Seen {
  readonly whole: ClvSummary;
  /** Up to the hold-out; `undefined` of one whose first order lies in it. */
  readonly before: ClvSummary | undefined;
}

/**
 * BG/NBD and Gamma-Gamma over the sample's order days, and how well a model of the first three quarters of the time foretells the orders
 * of the last.
 *
 * @param firstDay first day with events; `undefined` without any
 */
export function createLifetimeLearner(
  asOfDay: number,
  firstDay: number | undefined,
  period: Period,
  minorPerMajor: number,
): Learner {
  const seen: Seen[] = [];
  const heldOutDays = firstDay === undefined ? 0 : Math.floor((asOfDay - firstDay) * heldOutShare);
  const splitDay = asOfDay - heldOutDays;
  return {
    add({ orders }, _segments, isSampled) {
      const whole = isSampled ? summaryOfOrders(orders, asOfDay) : undefined;
      if (whole !== undefined) seen.push({ whole, before: summaryOfOrders(orders, splitDay) });
    },
    finish() {
      const summaries = seen.map(({ whole }) => whole);
      const bgNbd = summaries.length === 0 ? undefined : fitBgNbd(groupSummaries(summaries));
      const gammaGamma = fitGammaGamma(
        summaries.map(({ x }) => x),
        summaries.map(({ meanRepeatValueMinor }) => meanRepeatValueMinor),
      );
      const model: LifetimeModel = { bgNbd: bgNbd ?? null, gammaGamma: gammaGamma ?? null };
      const held = heldOutDays < leastHeldOutDays ? undefined : holdOut(seen, heldOutDays);
      return {
        files: { [learnedFiles.lifetime]: model },
        cards: [
          ...(bgNbd === undefined ? [] : [bgNbdCard(bgNbd, period, held)]),
          ...(gammaGamma === undefined ? [] : [gammaGammaCard(gammaGamma, period, minorPerMajor)]),
        ],
      };
    },
  };
}

function bgNbdCard(fit: BgNbdFit, { from, to }: Period, held: ModelCard['metrics'] | undefined): ModelCard {
  const { r, alpha, a, b, logLikelihood, customers, repeaters, warnings } = fit;
  return {
    name: 'bg-nbd',
    fittedOn: { customers, from, to },
    parameters: { r, alpha, a, b, unit: 'days' },
    metrics: { logLikelihood, repeaters, ...held },
    warnings,
  };
}

/** Money of the parameters is in major units, as people read it. */
function gammaGammaCard(fit: GammaGammaFit, { from, to }: Period, minorPerMajor: number): ModelCard {
  const { p, q, v, logLikelihood, customers, frequencyValueCorrelation = null, warnings } = fit;
  return {
    name: 'gamma-gamma',
    fittedOn: { customers, from, to },
    parameters: { p, q, v: v / minorPerMajor },
    // A density of money in another unit: each customer's changes by the logarithm of the factor.
    metrics: { logLikelihood: logLikelihood + customers * Math.log(minorPerMajor), frequencyValueCorrelation },
    warnings,
  };
}

/** Orders of the last part of the time, as they were and as a model of the first part expects them. */
function holdOut(seen: readonly Seen[], heldOutDays: number): ModelCard['metrics'] | undefined {
  const known = seen.filter((one): one is Seen & { before: ClvSummary } => one.before !== undefined);
  const fit = known.length === 0 ? undefined : fitBgNbd(groupSummaries(known.map(({ before }) => before)));
  if (fit === undefined) return undefined;
  const customers = known.map(
    ({ whole, before }): HoldOut => ({
      x: before.x,
      expectedOrders: expectedOrders(fit, before, heldOutDays),
      actualOrders: whole.x - before.x,
    }),
  );
  const sum = (value: (one: HoldOut) => number): number => customers.reduce((total, one) => total + value(one), 0);
  return {
    heldOutDays,
    heldOutOrders: sum(({ actualOrders }) => actualOrders),
    expectedOrders: sum(({ expectedOrders: expected }) => expected),
    byRepeatOrders: calibrationByFrequency(customers).map(({ x, customers: n, meanActual, meanExpected }) => ({
      x,
      customers: n,
      actual: meanActual ?? null,
      expected: meanExpected ?? null,
    })),
  };
}
