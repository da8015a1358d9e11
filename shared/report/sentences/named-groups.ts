import type { Description } from '../../contracts/statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import { membersOf } from '../group-members.ts';

/** From this share on a tag is known of nearly everybody. */
const nearlyAll = 0.95;

/** The largest group, and how many have nobody in them. @param groups by falling size */
export function groupsFinding(groups: readonly Description[]): LocalizedText {
  const [first] = groups;
  if (first === undefined || membersOf(first) === 0)
    return { en: 'Nobody is in a named group', zh: '命名人群中没有任何客户' };
  const empty = groups.filter((group) => membersOf(group) === 0).length;
  const share = percent(shareOf(membersOf(first), first.customers));
  const start: LocalizedText = {
    en: `“${first.name.en}” is the largest group: ${countOf(membersOf(first), 'customer')}, ${share}`,
    zh: `“${first.name.zh}”人数最多：${count(membersOf(first))} 位客户，占 ${share}`,
  };
  if (empty === 0) return start;
  return {
    en: `${start.en}; ${count(empty)} of ${count(groups.length)} have nobody in them`,
    zh: `${start.zh}；${count(groups.length)} 个人群中有 ${count(empty)} 个为空`,
  };
}

/** How many tags are known of nearly everybody, and how many of nobody. */
export function coverageFinding(tags: readonly Description[]): LocalizedText {
  const full = tags.filter(({ present, customers }) => customers > 0 && present / customers >= nearlyAll).length;
  const none = tags.filter(({ present }) => present === 0).length;
  const start: LocalizedText = {
    en: `${count(full)} of ${countOf(tags.length, 'tag')} ${full === 1 ? 'is' : 'are'} known of nearly every customer`,
    zh: `${count(tags.length)} 个标签中，${count(full)} 个几乎覆盖全部客户`,
  };
  if (none === 0) return start;
  return {
    en: `${start.en}, ${count(none)} of nobody`,
    zh: `${start.zh}，${count(none)} 个无人拥有`,
  };
}
