import { bucketKeys } from '../../contracts/bucket-keys.ts';
import type { Description } from '../../contracts/statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { sourceFold } from '../figure.ts';
import { longDate } from '../format/dates.ts';
import { count, countOf, decimal, percent, shareOf } from '../format/numbers.ts';
import { type Content, html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { listed, say, sayBoth, type Words } from '../say.ts';
import { type Column, type Row, table } from '../table.ts';
import { type Names, nameOf } from '../words/name-of.ts';
import { tagValueNames } from '../words/tag-values.ts';

/** Values named in a row; the others are counted. */
const namedValues = 3;

/** What is known of the customers, tag by tag and feature by feature; nothing where nothing was described. */
export function descriptions(facts: ReportFacts): Markup {
  const { descriptions: known } = facts.statistics;
  if (known.length === 0) return nothing;
  const tags = known.filter(({ kind }) => kind === 'tag');
  const features = known.filter(({ kind }) => kind === 'feature');
  return html`${card(facts, tags, {
    title: { en: 'Tags', zh: '标签' },
    short: {
      en: `${countOf(tags.length, 'tag')}: how many have each, and what values it takes`,
      zh: `${count(tags.length)} 个标签：多少客户拥有，取值如何`,
    },
  })}${card(facts, features, {
    title: { en: 'Features', zh: '特征' },
    short: {
      en: `${countOf(features.length, 'number')} that models may use`,
      zh: `${count(features.length)} 项可供模型使用的数值`,
    },
  })}`;
}

function card(
  facts: ReportFacts,
  described: readonly Description[],
  { title, short }: Record<'title' | 'short', Words>,
) {
  if (described.length === 0) return nothing;
  const numbers = described.filter(({ values }) => values === null);
  const values = described.filter((description) => description.values !== null);
  return html`<details class="card"><summary><b>${sayBoth(title)}</b><span>${sayBoth(short)}</span></summary>
<div class="tables">${numbers.length === 0 ? nothing : table(title, numberColumns, numbers.map(numberRow))}${
    values.length === 0 ? nothing : table(title, valueColumns, values.map(valueRow))
  }${source(facts)}</div></details>`;
}

function source(facts: ReportFacts): Markup {
  const key = bucketKeys.descriptions(facts.statistics.run);
  const file = html`<a href="${facts.link(key)}"><code>${key}</code></a>`;
  return sourceFold(facts, {
    field: 'descriptions',
    how: {
      en: html`Over all customers of the run. Median: half are above, half below. Middle half: from the lower to the upper quarter. Typical range: without the lowest and the highest twentieth. Quantiles are exact to 1% of their value. The same by segment: ${file}.`,
      zh: html`统计本次运行的全部客户。中位值：一半高于、一半低于。中间一半：下四分位至上四分位。常见范围：去掉最低与最高的二十分之一。分位数误差不超过其值的 1%。按分群的同类统计：${file}。`,
    },
  });
}

const heading: Column = { head: { en: 'Name', zh: '名称' } };
const having: Column = { head: { en: 'Have it', zh: '拥有' }, kind: 'number' };

const numberColumns: readonly Column[] = [
  heading,
  having,
  { head: { en: 'Median', zh: '中位值' }, kind: 'number' },
  { head: { en: 'Middle half', zh: '中间一半' }, kind: 'number' },
  { head: { en: 'Typical range', zh: '常见范围' }, kind: 'number', wide: true },
];

const valueColumns: readonly Column[] = [
  heading,
  having,
  { head: { en: 'Most frequent, of those who have it', zh: '最常见的值（占拥有者）' } },
];

function numberRow(description: Description): Row {
  const { numbers, type } = description;
  const shown = (value: number): Content => (type === 'day' ? sayBoth(dateOf(value)) : decimal(value, digitsOf(value)));
  const range = (from: number, to: number): Content => (from === to ? shown(from) : [shown(from), ' – ', shown(to)]);
  return {
    cells: [
      ...start(description),
      ...(numbers === null
        ? ['–', '–', '–']
        : [shown(numbers.median), range(numbers.p25, numbers.p75), range(numbers.p05, numbers.p95)]),
    ],
  };
}

/** Enough digits to tell values apart, no more than are known. */
const digitsOf = (value: number): number => (Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 1 : 0);

const dateOf = (day: number): LocalizedText =>
  longDate(new Date(Math.round(day) * 86_400_000).toISOString().slice(0, 10));

function valueRow(description: Description): Row {
  const { key, values, present } = description;
  const known = values ?? [];
  const names = tagValueNames[key] ?? {};
  const words = listed(
    known.slice(0, namedValues).map(({ value, customers }) => {
      const name = nameOfValue(names, description, value);
      const share = percent(shareOf(customers, present));
      return { en: html`${name.en} ${share}`, zh: html`${name.zh} ${share}` };
    }),
  );
  const rest = known.length - namedValues;
  const others =
    rest <= 0
      ? nothing
      : html` <small>${say(`and ${countOf(rest, 'other')}${known.length === 20 ? ' or more' : ''}`, `另有 ${count(rest)} 种${known.length === 20 ? '以上' : ''}`)}</small>`;
  return { cells: [...start(description), known.length === 0 ? '–' : html`${sayBoth(words)}${others}`] };
}

function start({ key, name, present, customers }: Description): Content[] {
  return [html`${sayBoth(name)}<small>${breakable(key)}</small>`, percent(shareOf(present, customers))];
}

/** A key that may go on in the next line after a dot or an underscore, and nowhere else. */
const breakable = (key: string): Markup =>
  html`<code>${key.split(/(?<=[._])/).map((piece, index) => [index > 0 ? html`<wbr>` : '', piece])}</code>`;

const yesNo: Names = { true: { en: 'Yes', zh: '是' }, false: { en: 'No', zh: '否' } };

/** Words of the project where it has some; else what the data says, as it says it. */
function nameOfValue(names: Names, { type }: Description, value: string): Words {
  if (type === 'bool') return nameOf(yesNo, value);
  if (Object.hasOwn(names, value)) return nameOf(names, value);
  return { en: html`<bdi>${value}</bdi>`, zh: html`<bdi>${value}</bdi>` };
}
