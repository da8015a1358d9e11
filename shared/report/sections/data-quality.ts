import { max } from 'd3-array';
import { bar } from '../charts/bar.ts';
import { splitBar } from '../charts/split-bar.ts';
import { alertState, emptyState, figure, section } from '../figure.ts';
import { lengthOf } from '../format/dates.ts';
import { count, countOf, percent, shareOf } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { listed, say, sayBoth, type Words } from '../say.ts';
import { ageOf, isOld, sayNewest } from '../sentences/freshness.ts';
import { refusalFinding, sourceFinding } from '../sentences/rows-and-sources.ts';
import { type Row, table } from '../table.ts';
import { nameOf } from '../words/name-of.ts';
import { kindNames, refusalNames, repairNames } from '../words/reasons.ts';

/** What became of every row, and how fresh each source is. */
export function dataQuality(facts: ReportFacts): Markup {
  const { data } = facts.statistics;
  return section(
    'data',
    { en: 'Data quality', zh: '数据质量' },
    {
      en: `${countOf(data.drops, 'drop')}, ${countOf(data.days, 'day')} with events. What was refused is kept, with the reason, in quarantine.`,
      zh: `共 ${count(data.drops)} 次投递，${count(data.days)} 天有事件。拒收的行连同原因保存在隔离区。`,
    },
    [rows(facts), sources(facts)],
  );
}

function rows(facts: ReportFacts): Markup {
  const { read, applied, duplicate, refused } = facts.statistics.data.rows;
  if (read === 0)
    return emptyState(
      { en: 'No rows were read', zh: '尚未读取任何行' },
      { en: html`Put event files under <code>drops/</code>.`, zh: html`请将事件文件放入 <code>drops/</code>。` },
    );
  const said = say(
    html`<b>${count(read)}</b> read = <i class="key blue"></i><b>${count(applied)}</b> applied + <i class="key grey-soft"></i><b>${count(duplicate)}</b> duplicate + <i class="key orange"></i><b>${count(refused)}</b> refused`,
    html`读取 <b>${count(read)}</b> = <i class="key blue"></i>采用 <b>${count(applied)}</b> + <i class="key grey-soft"></i>重复 <b>${count(duplicate)}</b> + <i class="key orange"></i>拒收 <b>${count(refused)}</b>`,
  );
  return figure(facts, {
    title: refusalFinding(facts),
    caption: {
      en: 'Every row of every finished drop, and why rows were refused.',
      zh: '所有已完成投递的每一行，以及拒收原因。',
    },
    body: html`${splitBar([
      { value: applied, fill: 'blue' },
      { value: duplicate, fill: 'grey-soft' },
      { value: refused, fill: 'orange' },
    ])}<p class="flow">${said}</p>${refusals(facts)}${repairs(facts)}`,
    source: {
      field: 'data.rows, data.refused, data.repaired',
      how: {
        en: html`From the ledger of drops. The rows themselves, with line number and reason: <code>quarantine/&lt;source&gt;/&lt;drop&gt;/rejects-*.jsonl.gz</code>. A duplicate is a row that was there already.`,
        zh: html`来自投递台账。拒收行及其行号与原因：<code>quarantine/&lt;source&gt;/&lt;drop&gt;/rejects-*.jsonl.gz</code>。重复指已存在的行。`,
      },
    },
  });
}

function refusals({ statistics }: ReportFacts): Markup {
  const { refused, rows } = statistics.data;
  const reasons = Object.entries(refused)
    .filter(([, number]) => number > 0)
    .sort(([, a], [, b]) => b - a);
  if (reasons.length === 0) return nothing;
  const most = max(reasons, ([, number]) => number) ?? 0;
  return table(
    { en: 'Refused rows by reason', zh: '按原因统计的拒收行' },
    [
      { head: { en: 'Why refused', zh: '拒收原因' } },
      { head: { en: '', zh: '' }, kind: 'bar', wide: true },
      { head: { en: 'Rows', zh: '行数' }, kind: 'number' },
      { head: { en: 'Of all read', zh: '占全部' }, kind: 'number' },
    ],
    reasons.map(
      ([reason, number]): Row => ({
        cells: [
          html`${sayBoth(sentenceCase(nameOf(refusalNames, reason)))}<small><code>${reason}</code></small>`,
          bar(number, most, 'orange'),
          count(number),
          percent(shareOf(number, rows.read)),
        ],
      }),
    ),
  );
}

const sentenceCase = ({ en, zh }: { en: string; zh: string }): Words => ({
  en: en.charAt(0).toUpperCase() + en.slice(1),
  zh,
});

function repairs({ statistics }: ReportFacts): Markup {
  const mended = Object.entries(statistics.data.repaired).filter(([, number]) => number > 0);
  if (mended.length === 0) return nothing;
  const words = listed(
    mended.map(([repair, number]) => {
      const { en, zh } = nameOf(repairNames, repair);
      return { en: `${count(number)} × ${en}`, zh: `${count(number)} 处${zh}` };
    }),
  );
  return html`<p class="aside">${say(['Mended on the way in: ', words.en, '.'], ['读取时已修正：', words.zh, '。'])}</p>`;
}

function sources(facts: ReportFacts): Markup {
  const { sources: known, newest } = facts.statistics.data;
  if (known.length === 0)
    return emptyState(
      { en: 'No events before this run’s day', zh: '运行日之前没有事件' },
      {
        en: 'A run counts whole days before its own. Events of the day itself come with the next run.',
        zh: '运行只统计其当天之前的完整日期，当天的事件将计入下次运行。',
      },
    );
  const caption: Words = { en: 'Events before the run’s day, by source.', zh: '运行日之前的事件，按来源。' };
  const old = newest !== null && isOld(facts, newest);
  return html`${old ? oldData(facts, newest) : nothing}${figure(facts, {
    title: sourceFinding(facts),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Source', zh: '来源' } },
        { head: { en: 'Events', zh: '事件' }, kind: 'number' },
        { head: { en: 'Newest', zh: '最新' } },
      ],
      known.map(({ source, events, newest: latest }) => ({
        cells: [
          html`<code>${source}</code><small>${kinds(events)}</small>`,
          count(Object.values(events).reduce((total, number) => total + number, 0)),
          latest === null ? '–' : sayBoth(sayNewest(facts, latest)),
        ],
      })),
    ),
    source: {
      field: 'data.sources',
      how: {
        en: 'Added up from the digests of the days. A duplicate or refused row is no event; events of the run’s own day and later are not counted.',
        zh: '由每日摘要相加。重复或拒收的行不计为事件；运行当天及之后的事件不计入。',
      },
    },
  })}`;
}

function oldData(facts: ReportFacts, newest: string): Markup {
  const age = lengthOf(ageOf(facts, newest));
  return alertState(
    { en: `The newest event is ${age.en} old`, zh: `最新事件距今已 ${age.zh}` },
    {
      en: 'Recency, stages and audiences below and above describe the shop as it was then. Look whether the feed still arrives.',
      zh: '本页的最近下单、阶段与人群反映的是当时的情况。请检查数据是否仍在送达。',
    },
  );
}

function kinds(events: Readonly<Record<string, number>>): Markup {
  const { en, zh } = listed(
    Object.entries(events)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, number]) => {
        const words = nameOf(kindNames, kind);
        return { en: `${count(number)} ${words.en}`, zh: `${words.zh} ${count(number)}` };
      }),
  );
  return say(en, zh);
}
