import type { InterestStatistics, Statistics } from '../../contracts/statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { inWords } from '../format/fractions.ts';
import { count, countOf, shareOf, signed } from '../format/numbers.ts';

type Interest = InterestStatistics['top'][number];

/** A change smaller than this share of what there was is not worth the title. */
const worthSaying = 0.1;

/** What most customers strongly want, and what grew or fell most since the run before. */
export function interestFinding({ interests, customers }: Statistics): LocalizedText {
  const [first] = interests.top;
  if (first === undefined || first.strong === 0)
    return { en: 'Nobody has a strong interest yet', zh: '尚无客户有强烈兴趣' };
  const share = inWords(shareOf(first.strong, customers.profiles));
  const name = shown(first.path);
  const start: LocalizedText = {
    en: `${countOf(first.strong, 'customer')}, ${share.en}, ${first.strong === 1 ? 'is' : 'are'} strongly interested in ${name}`,
    zh: `${name}最受关注：${count(first.strong)} 位客户兴趣强烈，占${share.zh}`,
  };
  const moved = largestMove(interests.top);
  if (moved === undefined) return start;
  const change = moved.strong - (moved.previousStrong ?? 0);
  const verb = change > 0 ? 'grew' : 'fell';
  return {
    en: `${start.en}; ${shown(moved.path)} ${verb} most, ${signed(change)}`,
    zh: `${start.zh}；${shown(moved.path)}${change > 0 ? '增长' : '下降'}最多，${signed(change)}`,
  };
}

const shown = (path: string): string => `“${path.split('/').join(' › ')}”`;

/** The category whose strong interest changed by most customers; of equals the first; `undefined` where none changed much. */
function largestMove(top: readonly Interest[]): Interest | undefined {
  const changed = top.filter(
    ({ strong, previousStrong }) =>
      previousStrong !== null &&
      previousStrong > 0 &&
      Math.abs(strong - previousStrong) >= worthSaying * previousStrong,
  );
  const change = ({ strong, previousStrong }: Interest): number => Math.abs(strong - (previousStrong ?? 0));
  return changed.toSorted((a, b) => change(b) - change(a))[0];
}
