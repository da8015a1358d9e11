import type { AudienceStatistics } from '../../contracts/statistics.ts';
import { capitalised, numberInWords } from '../format/fractions.ts';
import { count, countOf } from '../format/numbers.ts';
import type { Words } from '../say.ts';
import { isReady } from './who-gets-an-offer.ts';

/** How many audiences are ready, withheld or empty. */
export function audienceFinding(audiences: readonly AudienceStatistics[]): Words {
  const ready = audiences.filter(isReady).length;
  const withheld = audiences.filter((audience) => audience.withheld !== null).length;
  const empty = audiences.length - ready - withheld;
  const said = [
    { number: ready, en: 'ready to send', zh: '可发送' },
    { number: withheld, en: 'withheld', zh: '暂不输出' },
    { number: empty, en: 'with nobody to send to', zh: '无人可发送' },
  ].filter(({ number }) => number > 0);
  const en = said.map(({ number, en: state }, index) => {
    const noun = index > 0 ? '' : number === 1 ? ' audience' : ' audiences';
    return `${numberInWords(number).en}${noun} ${state}`;
  });
  return {
    en: capitalised(en.join(', ')),
    zh: said.map(({ number, zh }) => `${numberInWords(number).zh}个人群${zh}`).join('，'),
  };
}

/** What would bring a withheld audience out: more customers, or a lower minimum. */
export function withheldAdvice({ withheld, members, minimumSize }: AudienceStatistics): Words {
  const none: Words = { en: 'No file was written.', zh: '未生成文件。' };
  if (withheld !== 'below_minimum_size') return none;
  const missing = count(minimumSize - members);
  return {
    en: `${countOf(members, 'customer')} ${members === 1 ? 'is' : 'are'} left over, the minimum is ${count(minimumSize)}: ${missing} short. Widen the rule, wait, or set a lower minimum_size. No file was written.`,
    zh: `剩余 ${count(members)} 位，最少需要 ${count(minimumSize)} 位，还差 ${missing} 位。可放宽规则、等待，或调低 minimum_size。未生成文件。`,
  };
}

/** What stands in the way of measuring the effect; `null` when nothing does. */
export function effectCaution({ members, control, minimumSize }: AudienceStatistics): Words | null {
  if (members === 0) return null;
  if (control === 0)
    return { en: 'Nobody is held back: the effect cannot be measured.', zh: '没有对照组：无法测量效果。' };
  if (control < minimumSize)
    return {
      en: `${count(control)} held back are fewer than ${count(minimumSize)}: the effect will be too small to measure.`,
      zh: `对照组 ${count(control)} 位，少于 ${count(minimumSize)} 位：效果将难以测量。`,
    };
  return null;
}
