import type { FunnelStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { FunnelStage } from '../../domain/visits/funnel-stage.ts';
import { count, percent, shareOf } from '../format/numbers.ts';
import { fewestForMedian } from '../median.ts';
import { nameOf } from '../words/name-of.ts';

type Step = FunnelStatistics['steps'][number];
type Tier = FunnelStatistics['tiers'][number];

/** The step at which the largest share of those before it is lost; of equals the first. `undefined` without a step before one. */
export function largestLoss(
  steps: readonly Step[],
): { readonly from: Step; readonly to: Step; readonly lost: number } | undefined {
  let largest: { from: Step; to: Step; lost: number } | undefined;
  steps.forEach((to, at) => {
    const from = steps[at - 1];
    if (from === undefined || from.visits === 0) return;
    const lost = 1 - to.visits / from.visits;
    if (largest === undefined || lost > largest.lost) largest = { from, to, lost };
  });
  return largest;
}

const before: Readonly<Record<FunnelStage, LocalizedText>> = {
  view: { en: 'looking', zh: '浏览' },
  cart: { en: 'the cart', zh: '加购' },
  checkout: { en: 'the checkout', zh: '结账' },
  order: { en: 'the order', zh: '下单' },
};

/** How many visits come to the end of the way, and where most are lost. */
export function wayFinding(steps: readonly Step[]): LocalizedText {
  const [first, last] = [steps[0], steps.at(-1)];
  const loss = largestLoss(steps);
  if (first === undefined || last === undefined || first.visits === 0)
    return { en: 'No visit began at the beginning', zh: '没有从头开始的访问' };
  const share = percent(shareOf(last.visits, first.visits));
  const end = before[last.stage];
  const start: LocalizedText = {
    en: `${share} of the visits that began with ${before[first.stage].en} came to ${end.en}`,
    zh: `从${before[first.stage].zh}开始的访问中，${share} 走到${end.zh}`,
  };
  if (loss === undefined || loss.lost === 0 || steps.length < 3) return start;
  return {
    en: `${start.en}; most leave before ${before[loss.to.stage].en}, ${percent(loss.lost)}`,
    zh: `${start.zh}；在${before[loss.to.stage].zh}之前离开的最多，${percent(loss.lost)}`,
  };
}

/** Share of a tier's visits that came as far as a stage, or further; `null` of too few visits to say. */
export function reachedShare(tier: Tier, stage: FunnelStage): number | null {
  if (tier.visits < fewestForMedian) return null;
  const visits = { view: tier.visits, cart: tier.carts, checkout: tier.checkouts, order: tier.orders }[stage];
  return visits / tier.visits;
}

/** Points between two tiers below which they are not said to differ. */
const leastDifference = 0.01;

/** Which tier's visits come to the end most often, and which least; that they are alike where they differ by less than a point. */
export function tierWays(
  tiers: readonly Tier[],
  stage: FunnelStage,
  nameOfTier: (key: string) => LocalizedText,
): LocalizedText {
  const told = tiers
    .flatMap((tier) => {
      const share = reachedShare(tier, stage);
      return share === null ? [] : [{ key: tier.key, share }];
    })
    .toSorted((a, b) => b.share - a.share);
  const [most, least] = [told[0], told.at(-1)];
  if (most === undefined || least === undefined || told.length < 2)
    return { en: 'Too few visits to tell the tiers apart', zh: '访问过少，无法区分各层级' };
  const end = before[stage];
  if (most.share - least.share < leastDifference)
    return { en: `Visits of all tiers come to ${end.en} alike`, zh: `各层级的访问走到${end.zh}的比例相近` };
  const [high, low] = [nameOfTier(most.key), nameOfTier(least.key)];
  return {
    en: `“${high.en}” comes to ${end.en} in ${percent(most.share)} of visits, “${low.en}” in ${percent(least.share)}`,
    zh: `“${high.zh}”层级的访问有 ${percent(most.share)} 走到${end.zh}，“${low.zh}”为 ${percent(least.share)}`,
  };
}

/** Steps of a path, such as `search>view>…`, in words. */
export const stepsOf = (path: string, names: Parameters<typeof nameOf>[0]): readonly LocalizedText[] =>
  path.split('>').map((kind) => (kind === '…' ? { en: '…', zh: '…' } : nameOf(names, kind)));

/** The commonest path and how many visits took it. */
export function pathFinding(paths: FunnelStatistics['paths'], names: Parameters<typeof nameOf>[0]): LocalizedText {
  const [first] = paths;
  if (first === undefined) return { en: 'No paths yet', zh: '尚无路径' };
  const steps = stepsOf(first.path, names);
  return {
    en: `The commonest visit: ${steps.map(({ en }) => en).join(' → ')}, ${count(first.visits)} times`,
    zh: `最常见的访问：${steps.map(({ zh }) => zh).join(' → ')}，${count(first.visits)} 次`,
  };
}
