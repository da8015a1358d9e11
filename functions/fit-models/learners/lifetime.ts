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
import { ordersAt } from '../../../shared/domain/customer/orders-at.ts';
import type { Learner, Period } from './learner.ts';

/** Of the days that evidence looks back over, the share, up to `as_of`, that the model is checked on. */
const heldOutShare = 0.25;
const leastHeldOutDays = 14;

/** A customer who had ordered before the hold-out. */
interface Known {
  /** As it was known when the hold-out began: what came back since is not taken off. */
  readonly before: ClvSummary;
  /** Order days in the hold-out. */
  readonly actualOrders: number;
}

export interface LifetimeSources extends Period {
  readonly asOfDay: number;
  /** First of the days that evidence looks back over; `undefined` without any. */
  readonly firstDay: number | undefined;
  readonly minorPerMajor: number;
  /** Share of the customers that are of the sample; below 1 the cards say so. */
  readonly learningShare: number;
}

/**
 * BG/NBD and Gamma-Gamma over all order days of the sample's customers, and how well a model of the orders before foretells those of the
 * last quarter of the days that evidence looks back over.
 */
export function createLifetimeLearner(sources: LifetimeSources): Learner {
  const { asOfDay, firstDay } = sources;
  const summaries: ClvSummary[] = [];
  const known: Known[] = [];
  const heldOutDays = firstDay === undefined ? 0 : Math.floor((asOfDay - firstDay) * heldOutShare);
  const splitDay = asOfDay - heldOutDays;
  return {
    add({ orders, profile }, _segments, isSampled) {
      if (!isSampled) return;
      const whole = summaryOfOrders(orders, asOfDay);
      if (whole !== undefined) summaries.push(whole);
      if (heldOutDays < leastHeldOutDays) return;
      const before = summaryOfOrders(ordersAt(profile.activity, splitDay), splitDay);
      if (before === undefined) return;
      const actualOrders = orderDays(whole) - orderDays(summaryOfOrders(orders, splitDay));
      known.push({ before, actualOrders });
    },
    finish() {
      const bgNbd = summaries.length === 0 ? undefined : fitBgNbd(groupSummaries(summaries));
      const gammaGamma = fitGammaGamma(
        summaries.map(({ x }) => x),
        summaries.map(({ meanRepeatValueMinor }) => meanRepeatValueMinor),
      );
      const model: LifetimeModel = { bgNbd: bgNbd ?? null, gammaGamma: gammaGamma ?? null };
      const held = heldOutDays < leastHeldOutDays ? undefined : holdOut(known, heldOutDays);
      return {
        files: { [learnedFiles.lifetime]: model },
        cards: [
          ...(bgNbd === undefined ? [] : [bgNbdCard(bgNbd, held, sources)]),
          ...(gammaGamma === undefined ? [] : [gammaGammaCard(gammaGamma, sources)]),
        ],
      };
    },
  };
}

/** Of one who never ordered none; else the first, and those after it. */
const orderDays = (summary: ClvSummary | undefined): number => (summary === undefined ? 0 : summary.x + 1);

function bgNbdCard(fit: BgNbdFit, held: ModelCard['metrics'] | undefined, sources: LifetimeSources): ModelCard {
  const { r, alpha, a, b, logLikelihood, customers, repeaters, warnings } = fit;
  return {
    name: 'bg-nbd',
    fittedOn: { customers, from: sources.from, to: sources.to },
    parameters: { r, alpha, a, b, unit: 'days' },
    metrics: { logLikelihood, repeaters, ...held },
    warnings: [...warnings, ...sampledWarning(sources)],
  };
}

/** Money of the parameters is in major units, as people read it. */
function gammaGammaCard(fit: GammaGammaFit, { minorPerMajor, ...sources }: LifetimeSources): ModelCard {
  const { p, q, v, logLikelihood, customers, frequencyValueCorrelation = null, warnings } = fit;
  return {
    name: 'gamma-gamma',
    fittedOn: { customers, from: sources.from, to: sources.to },
    parameters: { p, q, v: v / minorPerMajor },
    // A density of money in another unit: each customer's changes by the logarithm of the factor.
    metrics: { logLikelihood: logLikelihood + customers * Math.log(minorPerMajor), frequencyValueCorrelation },
    warnings: [...warnings, ...sampledWarning(sources)],
  };
}

const sampledWarning = ({ learningShare }: Pick<LifetimeSources, 'learningShare'>): readonly string[] =>
  learningShare < 1 ? ['sampled'] : [];

/** Orders of the held-out days, as they were and as a model of those before expects them. */
function holdOut(known: readonly Known[], heldOutDays: number): ModelCard['metrics'] | undefined {
  const fit = known.length === 0 ? undefined : fitBgNbd(groupSummaries(known.map(({ before }) => before)));
  if (fit === undefined) return undefined;
  const customers = known.map(
    ({ before, actualOrders }): HoldOut => ({
      x: before.x,
      expectedOrders: expectedOrders(fit, before, heldOutDays),
      actualOrders,
    }),
  );
  const sum = (value: (one: HoldOut) => number): number => customers.reduce((total, one) => total + value(one), 0);
  return {
    heldOutDays,
    heldOutOrders: sum((one) => one.actualOrders),
    expectedOrders: sum(({ expectedOrders: expected }) => expected),
    byRepeatOrders: calibrationByFrequency(customers).map(({ x, customers: n, meanActual, meanExpected }) => ({
      x,
      customers: n,
      actual: meanActual ?? null,
      expected: meanExpected ?? null,
    })),
  };
}
