import type { MovementStatistics } from '../../contracts/statistics.ts';
import { lifecycleNames } from '../../domain/lifecycle/lifecycle-stage.ts';
import { count, countOf } from '../format/numbers.ts';
import type { Words } from '../say.ts';
import { nameOf } from '../words/name-of.ts';

export type Scheme = MovementStatistics['schemes'][number]['scheme'];
export type Move = MovementStatistics['schemes'][number]['moves'][number];

/** The moves of one scheme by what they mean for the shop. */
export interface Directions {
  readonly closer: readonly Move[];
  readonly away: readonly Move[];
  /** Between groups of which none is better than the other. */
  readonly neither: readonly Move[];
}

/** How far a group stands from the shop: a move to a lower number comes closer. */
const distances: Readonly<Partial<Record<Scheme, Readonly<Record<string, number>>>>> = {
  tier: { core: 0, growth: 1, ordinary: 2, dormant: 3 },
  lifecycle: { loyal: 0, active: 1, new: 1, returned: 1, at_risk: 2, lapsed: 3, lost: 4, prospect: 5 },
};

/** Groups that are not ranked, such as those of a scheme of one's own, are neither nearer nor further. */
export function directionsOf(scheme: Scheme, moves: readonly Move[]): Directions {
  const ranks = distances[scheme] ?? {};
  const step = ({ from, to }: Move): number => (ranks[to] ?? 0) - (ranks[from] ?? 0);
  const ranked = ({ from, to }: Move): boolean => ranks[from] !== undefined && ranks[to] !== undefined;
  return {
    closer: moves.filter((move) => ranked(move) && step(move) < 0),
    away: moves.filter((move) => ranked(move) && step(move) > 0),
    neither: moves.filter((move) => !ranked(move) || step(move) === 0),
  };
}

export const customersIn = (moves: readonly Move[]): number =>
  moves.reduce((total, { customers }) => total + customers, 0);

/** How many moved away between the stages, and how many of them were loyal until then. */
export function stageMovesFinding({ closer, away, neither }: Directions): Words {
  const gone = customersIn(away);
  const came = customersIn(closer);
  if (gone + came + customersIn(neither) === 0)
    return { en: 'Nobody changed their stage', zh: '没有客户的阶段发生变化' };
  const loyal = customersIn(away.filter(({ from }) => from === 'loyal'));
  if (gone > 0 && loyal > 0) {
    const whom = gone === loyal ? 'all' : count(loyal);
    return {
      en: `${count(gone)} moved away, ${whom} of them loyal customers`,
      zh: `${count(gone)} 位更远了，${gone === loyal ? '均' : `其中 ${count(loyal)} 位`}原为${nameOf(lifecycleNames, 'loyal').zh}客户`,
    };
  }
  return {
    en: `${count(gone)} moved away, ${count(came)} came closer`,
    zh: `${count(gone)} 位更远了，${count(came)} 位更近了`,
  };
}

/** How many moved up and down between the tiers. */
export function tierMovesFinding({ closer, away, neither }: Directions): Words {
  const up = customersIn(closer);
  const down = customersIn(away);
  if (up + down + customersIn(neither) === 0) return { en: 'Nobody changed their tier', zh: '没有客户的层级发生变化' };
  return {
    en: `${count(up)} moved up, ${count(down)} moved down`,
    zh: `${count(up)} 位上升，${count(down)} 位下降`,
  };
}

/** How many of those of both runs are in the cluster they were in. */
export function clusterMovesFinding(stayed: number, moved: number): Words {
  const same = stayed - moved;
  if (moved === 0) return { en: 'Everyone stayed in their group', zh: '所有客户都留在原群' };
  return {
    en: `${count(same)} of ${countOf(stayed, 'customer')} stayed in their group, ${count(moved)} moved`,
    zh: `${count(stayed)} 位客户中 ${count(same)} 位留在原群，${count(moved)} 位移动`,
  };
}

/** Who came and who is no longer there since the previous run. */
export function arrivalsAndDepartures({ arrived, gone }: MovementStatistics): Words {
  const came = count(arrived);
  const left = count(gone);
  if (arrived === 0 && gone === 0) return { en: 'Nobody arrived, nobody is gone.', zh: '无人新增，无人消失。' };
  return {
    en: `${came} arrived, ${gone === 0 ? 'nobody is' : `${left} ${gone === 1 ? 'is' : 'are'}`} gone.`,
    zh: `新增 ${came} 位，${gone === 0 ? '无人消失' : `消失 ${left} 位`}。`,
  };
}
