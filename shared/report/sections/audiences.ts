import type { AudienceStatistics } from '../../contracts/statistics.ts';
import { type Share, splitBar } from '../charts/split-bar.ts';
import { alertState, emptyState, figure, section } from '../figure.ts';
import { capitalised } from '../format/fractions.ts';
import { bytes, count, countOf } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { listed, say, sayBoth, type Words } from '../say.ts';
import {
  audienceFinding,
  effectCaution,
  isResting,
  lacksConsent,
  withheldAdvice,
} from '../sentences/audience-states.ts';
import { table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';
import { channelNames, exclusionNames, strategyNames, withheldNames } from '../words/reasons.ts';

/** What to send, to whom, and the files to upload. */
export const audiences = (facts: ReportFacts): Markup =>
  section(
    'audiences',
    { en: 'Audiences', zh: '人群' },
    { en: 'What to send, to whom, and the files to upload.', zh: '发什么、发给谁，以及要上传的文件。' },
    facts.statistics.audiences.length === 0 ? none : all(facts),
  );

const none = emptyState(
  { en: 'No campaigns', zh: '没有活动' },
  {
    en: html`A campaign is a file under <code>config/campaigns/</code>: a rule, an offer, a share to hold back. The next run writes its audience.`,
    zh: html`活动是 <code>config/campaigns/</code> 下的一个文件：规则、优惠、对照比例。下次运行即写出人群。`,
  },
);

function all(facts: ReportFacts): Markup {
  const { audiences: found } = facts.statistics;
  const unheard = found.length > 0 && found.every(lacksConsent);
  return html`${unheard ? consentUnknown : nothing}${figure(facts, {
    title: audienceFinding(found),
    caption: {
      en: 'Who matches the rule of each campaign, and what becomes of them.',
      zh: '各活动中符合规则的客户及其去向。',
    },
    body: html`<p class="key-line"><span><i class="key blue"></i>${say('get it', '发放')}</span><span><i class="key open"></i>${say('held back', '对照')}</span><span><i class="key grey-soft"></i>${say('left out', '排除')}</span><span><i class="key hatch"></i>${say('withheld', '暂不输出')}</span></p>
${found.map((audience) => audienceBlock(facts, audience))}`,
    source: {
      field: 'audiences',
      how: {
        en: html`Matched = left out + held back + get it, as in each manifest; who is left out for two reasons counts for the first that is tested. Held back: chosen by lot once per customer and campaign, and kept, so that the effect can be measured. Only those who get the offer are in <code>members.csv.gz</code>.`,
        zh: html`符合 = 排除 + 对照 + 发放，与各清单文件一致；有多个排除原因者按最先检查的一项计。对照组：每位客户在每个活动中一次性随机决定并固定，用于测量效果。<code>members.csv.gz</code> 只含发放组。`,
      },
    },
  })}`;
}

const consentUnknown = alertState(
  { en: 'Consent unknown', zh: '同意情况未知' },
  {
    en: html`Everybody who matches is left out because nobody is known to have agreed. Send consents through a source, or say <code>consent: { required: false }</code> in a campaign if you may contact people who have not refused.`,
    zh: html`所有符合规则的客户都因未知是否同意而被排除。请通过数据源提供同意记录；若可以联系未曾拒绝的客户，可在活动中设置 <code>consent: { required: false }</code>。`,
  },
);

function audienceBlock(facts: ReportFacts, audience: AudienceStatistics): Markup {
  const { campaign, name, rule, strategy, strategyName: what = nameOf(strategyNames, strategy), channel } = audience;
  const how = nameOf(channelNames, channel);
  return html`<section class="audience"><div><h4>${sayBoth(name)}</h4><p>${say([capitalised(what.en), ', ', how.en], [what.zh, '，', how.zh])}</p><p><code>${campaign}</code></p></div>
<div>${isResting(audience) ? nothing : splitBar(shares(audience))}<p class="flow">${sayBoth(flow(audience))}</p>${excluded(audience)}${moves(facts, audience)}${audience.withheld === null ? caution(audience) : nothing}
<details class="fold"><summary>${say('Rule', '规则')}</summary><pre>${rule.trim()}</pre></details></div>
<div class="deliver">${deliver(facts, audience)}</div></section>`;
}

const leftOut = ({ excluded }: AudienceStatistics): number =>
  Object.values(excluded).reduce((total, customers) => total + customers, 0);

/** Most customers first. */
const exclusions = ({ excluded }: AudienceStatistics): [reason: string, customers: number][] =>
  Object.entries(excluded)
    .filter(([, customers]) => customers > 0)
    .sort(([, a], [, b]) => b - a);

/** A piece a reason of those who are left out. */
function shares(audience: AudienceStatistics): Share[] {
  const out = exclusions(audience).map(([, value]): Share => ({ value, fill: 'grey-soft' }));
  if (audience.withheld !== null) return [{ value: audience.members, fill: 'hatch' }, ...out];
  return [{ value: audience.treatment, fill: 'blue' }, { value: audience.control, fill: 'open' }, ...out];
}

function flow(audience: AudienceStatistics): Words {
  const { matched, members, treatment, control, withheld } = audience;
  const out = count(leftOut(audience));
  const all = count(matched);
  const match = matched === 1 ? 'matches' : 'match';
  if (isResting(audience)) return { en: 'Nobody was looked for in this run.', zh: '本次运行未查找符合规则的客户。' };
  if (withheld !== null && leftOut(audience) === 0)
    return { en: html`<b>${all}</b> ${match}`, zh: html`符合 <b>${all}</b>` };
  if (withheld !== null)
    return {
      en: html`<b>${all}</b> ${match} = <b>${count(members)}</b> left over + <b>${out}</b> left out`,
      zh: html`符合 <b>${all}</b> = 剩余 <b>${count(members)}</b> + 排除 <b>${out}</b>`,
    };
  return {
    en: html`<b>${all}</b> ${match} = <b>${count(treatment)}</b> get it + <b>${count(control)}</b> held back + <b>${out}</b> left out`,
    zh: html`符合 <b>${all}</b> = 发放 <b>${count(treatment)}</b> + 对照 <b>${count(control)}</b> + 排除 <b>${out}</b>`,
  };
}

function excluded(audience: AudienceStatistics): Markup {
  const reasons = exclusions(audience);
  if (reasons.length === 0) return nothing;
  const words = listed(
    reasons.map(([reason, customers]) => {
      const { en, zh } = nameOf(exclusionNames, reason);
      return { en: `${count(customers)} ${en}`, zh: `${zh} ${count(customers)}` };
    }),
  );
  return html`<p class="aside">${say(['Left out: ', words.en, '.'], ['排除：', words.zh, '。'])}</p>`;
}

function moves({ previous }: ReportFacts, { entered, exited, withheld }: AudienceStatistics): Markup {
  if (previous === null || (withheld !== null && exited === 0)) return nothing;
  if (withheld !== null)
    return html`<p class="aside">${say(
      ['Since ', previous.en, ` all ${count(exited)} who were in it have left.`],
      [previous.zh, `以来，原有的 ${count(exited)} 位均已退出。`],
    )}</p>`;
  return html`<p class="aside">${say(
    ['Since ', previous.en, ` ${count(entered)} entered, ${count(exited)} left.`],
    [previous.zh, `以来新进 ${count(entered)}，退出 ${count(exited)}。`],
  )}</p>`;
}

function caution(audience: AudienceStatistics): Markup {
  const words = effectCaution(audience);
  return words === null ? nothing : html`<p class="aside needs">${sayBoth(words)}</p>`;
}

function deliver(facts: ReportFacts, audience: AudienceStatistics): Markup {
  const { treatment, withheld, files, manifest } = audience;
  if (withheld !== null) {
    const why = nameOf(withheldNames, withheld);
    const state = isResting(audience)
      ? say(capitalised(why.en), why.zh)
      : say(['Withheld: ', why.en], ['暂不输出：', why.zh]);
    return html`<p class="hold"><b>${state}</b></p><p class="aside">${sayBoth(withheldAdvice(audience))}</p>
<p class="aside"><a href="${facts.link(manifest)}">${say('Manifest', '清单文件')}</a></p>`;
  }
  const members = files.find(({ key }) => key.endsWith('/members.csv.gz'));
  const button =
    members === undefined || treatment === 0
      ? html`<p class="aside">${say('Nobody to send to this time.', '本次无人可发送。')}</p>`
      : html`<a class="button" href="${facts.link(members.key)}" download>${say(
          `Download ${countOf(treatment, 'customer')}`,
          `下载 ${count(treatment)} 位客户`,
        )}</a>`;
  return html`${button}${fileList(facts, audience)}`;
}

function fileList({ link }: ReportFacts, { files, manifest }: AudienceStatistics): Markup {
  const nameOfFile = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
  const rows = files.map(({ key, rows, bytes: size }) => ({
    cells: [html`<a href="${link(key)}" download><code>${nameOfFile(key)}</code></a>`, count(rows), bytes(size)],
  }));
  const manifestRow = { cells: [html`<a href="${link(manifest)}"><code>${nameOfFile(manifest)}</code></a>`, '–', '–'] };
  const total = files.length + 1;
  return html`<details class="fold files"><summary>${say(countOf(total, 'file'), `${count(total)} 个文件`)}</summary>${table(
    { en: 'Files of this audience', zh: '该人群的文件' },
    [
      { head: { en: 'File', zh: '文件' } },
      { head: { en: 'Rows', zh: '行数' }, kind: 'number' },
      { head: { en: 'Size', zh: '大小' }, kind: 'number' },
    ],
    [...rows, manifestRow],
  )}</details>`;
}
