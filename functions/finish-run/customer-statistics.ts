import type { RfmSettings } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { ScoreSums } from '../../shared/contracts/score-sums.ts';
import type {
  CustomerStatistics,
  GroupStatistics,
  RfmStatistics,
  Statistics,
} from '../../shared/contracts/statistics.ts';
import { lifecycleStages } from '../../shared/domain/lifecycle/lifecycle-stage.ts';
import { rfmSegments } from '../../shared/domain/rfm/rfm-map.ts';
import { tiers } from '../../shared/domain/tiers/tier.ts';
import { groupStatistics } from './group-statistics.ts';

const sizes = (groups: readonly GroupStatistics[] | undefined): ReadonlyMap<string, number> | undefined =>
  groups && new Map(groups.map(({ key, customers }) => [key, customers]));

export function customerStatistics(
  sums: ScoreSums,
  model: RunModel,
  previous: Statistics | undefined,
): CustomerStatistics {
  const { profiles, buyers, spendMinor, groups, folded } = sums;
  const levels = Math.max(0, ...Object.keys(folded).map(Number)) + 1;
  return {
    profiles,
    buyers,
    spendMinor,
    tiers: groupStatistics(tiers, groups.tier ?? {}, sizes(previous?.customers.tiers)),
    lifecycle: groupStatistics(lifecycleStages, groups.lifecycle ?? {}, sizes(previous?.customers.lifecycle)),
    concentration: model.concentration,
    folded: Array.from({ length: levels }, (_, level) => folded[level] ?? 0),
  };
}

export function rfmStatistics(
  settings: RfmSettings,
  sums: ScoreSums,
  model: RunModel,
  previous: Statistics | undefined,
): RfmStatistics {
  const { windowDays, returns, map } = settings;
  const keys = rfmSegments(map).map(({ key }) => key);
  const scores = [1, 2, 3, 4, 5];
  const { recency, frequency, money } = model.rfm;
  return {
    windowDays,
    ties: model.rfm.ties,
    returns,
    map,
    segments: groupStatistics(keys, sums.groups.rfm ?? {}, sizes(previous?.rfm.segments)),
    heat: scores.flatMap((r) =>
      scores.map((f) => ({ r, f, ...(sums.heat[`${r}${f}`] ?? { customers: 0, spendMinor: 0 }) })),
    ),
    cuts: { recency: recency.values, frequency: frequency.values, money: money.values },
  };
}
