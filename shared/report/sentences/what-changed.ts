import { count, countOf } from '../format/numbers.ts';
import type { Words } from '../say.ts';

export interface Sized {
  readonly name: { readonly en: string; readonly zh: string };
  readonly now: number;
  readonly before: number;
}

/** The group whose size moved most, said by its direction: it grew only when it grew. Ties go to the first. */
export function largestChange(groups: readonly Sized[], noun: Words): Words {
  const [first, ...others] = groups;
  if (first === undefined) return { en: ['No ', noun.en, ' to compare'], zh: ['没有可比较的', noun.zh] };
  const most = others.reduce((a, b) => (Math.abs(b.now - b.before) > Math.abs(a.now - a.before) ? b : a), first);
  const change = most.now - most.before;
  const { en, zh } = most.name;
  if (change === 0) return { en: ['Every ', noun.en, ' has kept its size'], zh: ['各', noun.zh, '人数均未变'] };
  const by = count(Math.abs(change));
  return change > 0
    ? {
        en: `${en} grew by ${by} to ${countOf(most.now, 'customer')}`,
        zh: `${zh}增加 ${by} 位，至 ${count(most.now)} 位`,
      }
    : {
        en: `${en} shrank by ${by} to ${countOf(most.now, 'customer')}`,
        zh: `${zh}减少 ${by} 位，至 ${count(most.now)} 位`,
      };
}

/** How many customers there are now against the previous run. */
export function totalChange(now: number, before: number): Words {
  const change = now - before;
  const by = count(Math.abs(change));
  if (change === 0)
    return { en: `As many customers as before: ${count(now)}.`, zh: `客户总数未变：${count(now)} 位。` };
  return change > 0
    ? { en: `${by} more customers than before: ${count(now)}.`, zh: `客户比上次多 ${by} 位，共 ${count(now)} 位。` }
    : { en: `${by} fewer customers than before: ${count(now)}.`, zh: `客户比上次少 ${by} 位，共 ${count(now)} 位。` };
}
