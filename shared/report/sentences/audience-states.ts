import type { AudienceStatistics } from '../../contracts/statistics.ts';
import { capitalised, numberInWords } from '../format/fractions.ts';
import { count, countOf } from '../format/numbers.ts';
import type { Words } from '../say.ts';
import { nameOf } from '../words/name-of.ts';
import { withheldNames } from '../words/reasons.ts';

/** Written to the bucket, with somebody to send to. */
export const isReady = ({ withheld, treatment }: AudienceStatistics): boolean => withheld === null && treatment > 0;

/** Reasons that a person chose, by the campaign's dates or by hand. Nothing is wrong with these. */
const restingReasons: readonly string[] = ['paused', 'not_started', 'ended'];

/** Not meant to be sent at present. */
export const isResting = ({ withheld }: AudienceStatistics): boolean =>
  withheld !== null && restingReasons.includes(withheld);

/** Meant to be sent, and not written for a reason that somebody may want to remove. */
export const isWithheld = (audience: AudienceStatistics): boolean => audience.withheld !== null && !isResting(audience);

/** All who match were left out for want of consent. */
export const lacksConsent = ({ matched, excluded }: AudienceStatistics): boolean =>
  matched > 0 && excluded.no_consent === matched;

/** How many audiences are ready, withheld, at rest or empty. */
export function audienceFinding(audiences: readonly AudienceStatistics[]): Words {
  const having = (reason: string): number => audiences.filter(({ withheld }) => withheld === reason).length;
  const ready = audiences.filter(isReady).length;
  const withheld = audiences.filter(isWithheld).length;
  const resting = audiences.filter(isResting).length;
  const said = [
    { number: ready, en: 'ready to send', zh: '可发送' },
    { number: withheld, en: 'withheld', zh: '暂不输出' },
    ...restingReasons.map((reason) => ({ number: having(reason), ...nameOf(withheldNames, reason) })),
    { number: audiences.length - ready - withheld - resting, en: 'with nobody to send to', zh: '无人可发送' },
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

const noFile: Words = { en: 'No file was written.', zh: '未生成文件。' };

/** What would bring a withheld audience out: more customers, a lower minimum, another date. */
export function withheldAdvice(audience: AudienceStatistics): Words {
  const { withheld, members, minimumSize } = audience;
  if (withheld === 'paused')
    return {
      en: 'Its file says paused: true. Nobody was given an arm; who has one keeps it.',
      zh: '活动文件写有 paused: true。本次不分配组别，已有组别者不变。',
    };
  if (withheld === 'not_started')
    return {
      en: 'Its first day lies after this run’s. The first run from that day on writes the files.',
      zh: '开始日期晚于本次运行，自该日起的首次运行会生成文件。',
    };
  if (withheld === 'ended')
    return {
      en: 'Its last day is over. Set a later one to go on, or take the file away.',
      zh: '结束日期已过。如需继续请设定更晚的日期，否则可移除该文件。',
    };
  if (withheld !== 'below_minimum_size') return noFile;
  if (lacksConsent(audience))
    return {
      en: 'Nobody who matches is known to have agreed to be contacted. No file was written.',
      zh: '符合规则的客户均未知是否同意联系。未生成文件。',
    };
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
