import type { CardValue, ModelCard } from '../../contracts/model-card.ts';
import type { ValueStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { inWords } from '../format/fractions.ts';
import { count, countOf, percent, shareOf } from '../format/numbers.ts';

/** What may be said of the future, by what the models themselves say. */
export interface Trust {
  /** Why nothing may be said; `null` where something may. */
  readonly refused: 'no_model' | 'not_converged' | 'few_repeaters' | 'missed' | null;
  /** Whether it may be said who still buys. */
  readonly isDropoutSeen: boolean;
  /** Whether money may be said: not of a year ahead where nobody is seen to stop buying, nor without a value of an order. */
  readonly isValued: boolean;
  readonly held: HeldOut | undefined;
}

/** Orders of the last days, as they came and as a model of the days before expected them. */
export interface HeldOut {
  readonly days: number;
  readonly came: number;
  readonly expected: number;
  /** The last row is of so many and more. */
  readonly byRepeatOrders: readonly {
    readonly repeatOrders: string;
    readonly customers: number;
    readonly came: number | null;
    readonly expected: number | null;
  }[];
}

/** Beyond this share of what came a forecast is not shown. */
const mostMissed = 0.5;
/** Of fewer orders in the days held out nothing can be told. */
const fewestHeldOut = 30;
const moneyWarnings = ['not_converged', 'mean_value_infinite'];

/** Whether what the models expect may be shown, and of what. */
export function trustIn(models: readonly ModelCard[], value: ValueStatistics): Trust {
  const orders = models.find(({ name }) => name === 'bg-nbd');
  const money = models.find(({ name }) => name === 'gamma-gamma');
  const held = orders && heldOut(orders.metrics);
  const warned = (code: string): boolean => orders?.warnings.includes(code) ?? false;
  const missed = held !== undefined && held.came >= fewestHeldOut && missedShare(held) > mostMissed;
  const isDropoutSeen = !warned('no_dropout_seen');
  const isMoneyFit = money !== undefined && !moneyWarnings.some((code) => money.warnings.includes(code));
  const refused = (): Trust['refused'] => {
    if (warned('not_converged')) return 'not_converged';
    if (orders === undefined || value.customers === 0) return 'no_model';
    if (warned('few_repeaters')) return 'few_repeaters';
    return missed ? 'missed' : null;
  };
  return { refused: refused(), isDropoutSeen, isValued: isDropoutSeen && isMoneyFit && value.valued > 0, held };
}

/** How far the forecast of the days held out was off, as a share of what came. */
export const missedShare = ({ came, expected }: HeldOut): number => Math.abs(shareOf(expected - came, came));

const numberOf = (value: CardValue | undefined): number | null => (typeof value === 'number' ? value : null);

function heldOut({
  heldOutDays,
  heldOutOrders,
  expectedOrders,
  byRepeatOrders,
}: ModelCard['metrics']): HeldOut | undefined {
  const [days, came, expected] = [numberOf(heldOutDays), numberOf(heldOutOrders), numberOf(expectedOrders)];
  if (days === null || came === null || expected === null) return undefined;
  const rows = Array.isArray(byRepeatOrders) ? (byRepeatOrders as readonly CardValue[]) : [];
  return {
    days,
    came,
    expected,
    byRepeatOrders: rows.flatMap((row, place) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return [];
      const of = row as { readonly [key: string]: CardValue };
      return [
        {
          repeatOrders: `${String(of.x ?? '')}${place === rows.length - 1 ? '+' : ''}`,
          customers: numberOf(of.customers) ?? 0,
          came: numberOf(of.actual),
          expected: numberOf(of.expected),
        },
      ];
    }),
  };
}

/** How many orders are expected, and which tier most of them come from. */
export function expectedFinding(value: ValueStatistics, nameOfTier: (key: string) => LocalizedText): LocalizedText {
  const { expectedOrders, ordersWithinDays, tiers } = value;
  const [most] = tiers.toSorted((a, b) => b.expectedOrders - a.expectedOrders);
  const start: LocalizedText = {
    en: `About ${countOf(expectedOrders, 'order')} to expect in the next ${count(ordersWithinDays)} days`,
    zh: `未来 ${count(ordersWithinDays)} 天预计约有 ${count(expectedOrders)} 单`,
  };
  if (most === undefined || expectedOrders === 0) return start;
  const [name, share] = [nameOfTier(most.key), inWords(shareOf(most.expectedOrders, expectedOrders))];
  return {
    en: `${start.en}, ${share.en} of them from “${name.en}”`,
    zh: `${start.zh}，其中${share.zh}来自“${name.zh}”层级`,
  };
}

/** How many have probably gone, of those of whom a chance is told. */
export function aliveFinding({ alive }: ValueStatistics): LocalizedText {
  const told = alive.reduce((sum, { customers }) => sum + customers, 0);
  const gone = alive.filter(({ from }) => from < 0.5).reduce((sum, { customers }) => sum + customers, 0);
  if (told === 0) return { en: 'Nobody has come back yet, so no chance can be told', zh: '尚无人回购，无法判断' };
  const share = percent(shareOf(gone, told));
  return {
    en:
      gone === 0
        ? `Nobody of ${count(told)} is more likely gone than not`
        : `${countOf(gone, 'customer')} of ${count(told)}, ${share}, ${gone === 1 ? 'is' : 'are'} more likely gone than not`,
    zh:
      gone === 0
        ? `${count(told)} 位客户中没有人更可能已离开`
        : `${count(told)} 位客户中有 ${count(gone)} 位（${share}）更可能已离开`,
  };
}

/** What the forecast of the days held out said, and what came. */
export function heldOutFinding(held: HeldOut): LocalizedText {
  const [expected, came] = [count(held.expected), count(held.came)];
  const off = percent(missedShare(held));
  const way: LocalizedText =
    held.came === 0 || missedShare(held) < 0.005
      ? { en: '', zh: '' }
      : held.expected > held.came
        ? { en: `: ${off} too many`, zh: `，高估 ${off}` }
        : { en: `: ${off} too few`, zh: `，低估 ${off}` };
  return {
    en: `Tried on ${count(held.days)} days it had not seen, it expected ${expected} orders and ${came} came${way.en}`,
    zh: `用未参与拟合的 ${count(held.days)} 天检验：预计 ${expected} 单，实际 ${came} 单${way.zh}`,
  };
}
