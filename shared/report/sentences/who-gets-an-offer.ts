import { capitalised, numberInWords } from '../format/fractions.ts';
import { count, countOf } from '../format/numbers.ts';
import { type Content, html } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { isReady, isWithheld } from './audience-states.ts';

const none: Words = { en: '', zh: '' };

/** Which offers are ready, for how many, and which audiences are withheld. */
export function sayOffers({ statistics }: ReportFacts): Words {
  const { audiences } = statistics;
  if (audiences.length === 0)
    return {
      en: 'No campaign is set up. Drop a file under config/campaigns/ and the next run makes its audience.',
      zh: '尚未设置活动。将活动文件放入 config/campaigns/，下次运行即生成人群。',
    };
  const ready = audiences.filter(isReady);
  const withheld = audiences.filter(isWithheld).length;
  const empty = audiences.length - ready.length - withheld;
  const get = ready.reduce((sum, { treatment }) => sum + treatment, 0);
  const held = ready.reduce((sum, { control }) => sum + control, 0);
  const back = heldBack(held, ready.length);
  const first: Words = ready.length === 0 ? nothingReady(withheld, empty) : offersReady(ready.length, get);
  const rest = ready.length === 0 || withheld === 0 ? none : someWithheld(withheld);
  return { en: [first.en, back.en, rest.en], zh: [first.zh, back.zh, rest.zh] };
}

/** One offer is for customers; several are sent so many times, for a customer may get more than one. */
function offersReady(offers: number, members: number): Words {
  if (offers === 1)
    return {
      en: html`<b>One offer is ready</b> for <b>${countOf(members, 'customer')}</b>.`,
      zh: html`<b>一项优惠已就绪</b>，发放给 <b>${count(members)} 位客户</b>。`,
    };
  const words = numberInWords(offers);
  return {
    en: html`<b>${capitalised(words.en)} offers are ready</b>, <b>${count(members)}</b> to send in all.`,
    zh: html`<b>${words.zh}项优惠已就绪</b>，共发放 <b>${count(members)} 人次</b>。`,
  };
}

function nothingReady(withheld: number, empty: number): Words {
  if (empty > 0 && withheld === 0)
    return {
      en: 'No offer is ready: nobody is to be sent anything this time.',
      zh: '目前没有可发放的优惠：本次无人需要发送。',
    };
  return {
    en: html`<b>No offer is ready.</b> ${countOf(withheld, 'audience')} ${withheld === 1 ? 'is' : 'are'} withheld; the reasons are below.`,
    zh: html`<b>目前没有可发放的优惠。</b>${count(withheld)} 个人群暂不输出，原因见下文。`,
  };
}

const someWithheld = (audiences: number): { en: Content; zh: Content } => {
  const words = numberInWords(audiences);
  return {
    en: ` ${capitalised(words.en)} ${audiences === 1 ? 'audience is' : 'audiences are'} withheld.`,
    zh: `另有${words.zh}个人群暂不输出。`,
  };
};

const heldBack = (members: number, offers: number): Words =>
  members === 0
    ? none
    : {
        en: html` <b>${count(members)}</b> ${members === 1 ? 'is' : 'are'} held back to measure the effect.`,
        zh: html`另留 <b>${count(members)} ${offers === 1 ? '位' : '人次'}</b>作对照，用于测量效果。`,
      };
