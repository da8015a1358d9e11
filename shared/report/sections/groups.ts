import { max } from 'd3-array';
import type { Description } from '../../contracts/statistics.ts';
import { compareUtf8 } from '../../domain/compare-utf8.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { groupOf, tagGroups } from '../../domain/tags/groups.ts';
import { bar } from '../charts/bar.ts';
import { emptyState, figure, section } from '../figure.ts';
import { count, percent, shareOf } from '../format/numbers.ts';
import { membersOf, namedGroupsAmong } from '../group-members.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { coverageFinding, groupsFinding } from '../sentences/named-groups.ts';
import { type Column, type Row, type RowGroup, table } from '../table.ts';
import { type Names, nameOf } from '../words/name-of.ts';

/** Who is in which named group, and of how many customers each tag is known. */
export const groups = (facts: ReportFacts): Markup => {
  const tags = facts.statistics.descriptions.filter(({ kind }) => kind === 'tag');
  const named = namedGroupsAmong(tags);
  const others = tags.filter(({ key }) => groupOf(key) !== 'group');
  return section(
    'groups',
    { en: 'Groups and tags', zh: '人群与标签' },
    {
      en: 'Groups that have a name, and what is known of how many. A tag without evidence is absent, not guessed.',
      zh: '命名的人群，以及每个标签覆盖多少客户。没有依据的标签留空，不作猜测。',
    },
    [named.length === 0 ? noGroups : namedGroups(facts, named), others.length === 0 ? noTags : coverage(facts, others)],
  );
};

const groupNames: Names = Object.fromEntries(tagGroups.map(({ key, name }) => [key, name]));

const noGroups = emptyState(
  { en: 'No named groups', zh: '没有命名人群' },
  {
    en: html`This run knows no tag <code>group.…</code>. A named group is a rule in <code>strata.yaml</code>, such as <code>tag("consumption.orders") &gt;= 3</code>; from the next run on its customers are counted here.`,
    zh: html`本次运行没有 <code>group.…</code> 标签。命名人群是 <code>strata.yaml</code> 中的一条规则，例如 <code>tag("consumption.orders") &gt;= 3</code>；从下次运行起在此统计其客户。`,
  },
);

const noTags = emptyState(
  { en: 'No tags yet', zh: '尚无标签' },
  {
    en: 'Tags are computed of customers; they appear with the first ones.',
    zh: '标签由客户数据计算得出，有客户后即会出现。',
  },
);

function namedGroups(facts: ReportFacts, named: readonly Description[]): Markup {
  const sorted = named.toSorted((a, b) => membersOf(b) - membersOf(a) || compareUtf8(a.key, b.key));
  const most = max(sorted, membersOf) ?? 0;
  const caption: Words = {
    en: 'Customers of each group. Known: of so many it can be told whether they are in it.',
    zh: '各人群的客户数。可判断：能够判断其是否属于该人群的客户占比。',
  };
  return figure(facts, {
    id: 'named-groups',
    title: groupsFinding(sorted),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Group', zh: '人群' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
        { head: { en: 'Share', zh: '占比' }, kind: 'number' },
        { head: { en: 'Known', zh: '可判断' }, kind: 'number' },
      ],
      sorted.map((group): Row => {
        const { name, key, present, customers } = group;
        const members = membersOf(group);
        return {
          soft: members === 0,
          cells: [
            html`${sayBoth(name)}<small>${keyOf(key)}</small>`,
            bar(members, most, 'blue'),
            count(members),
            percent(shareOf(members, customers)),
            percent(shareOf(present, customers)),
          ],
        };
      }),
    ),
    source: {
      field: 'descriptions',
      how: {
        en: html`Tags <code>group.…</code> that are true. Groups overlap, so they do not add up. A rule asks for one with <code>tag("group.…")</code>; what makes a customer a member stands in the definition of the tag.`,
        zh: html`取值为真的 <code>group.…</code> 标签。人群可以重叠，人数不能相加。规则中写作 <code>tag("group.…")</code>；入群条件见标签定义。`,
      },
    },
  });
}

function coverage(facts: ReportFacts, tags: readonly Description[]): Markup {
  const caption: Words = {
    en: 'Tags by what they are about, and the share of all customers of whom the best known of them is known.',
    zh: '按主题列出标签，以及其中覆盖最广者占全部客户的比例。',
  };
  const byKey = Map.groupBy(tags, ({ key }) => groupOf(key));
  const treeOrder = tagGroups.map(({ key }) => key);
  const own = [...byKey.keys()].filter((key) => !treeOrder.includes(key)).sort(compareUtf8);
  const byGroup = [...treeOrder, ...own].flatMap((group) => {
    const of = byKey.get(group);
    if (of === undefined) return [];
    const sorted = of.toSorted((x, y) => y.present - x.present || compareUtf8(x.key, y.key));
    return [{ head: nameOf(groupNames, group), tags: sorted }];
  });
  return figure(facts, {
    id: 'tags',
    title: coverageFinding(tags),
    caption,
    body: table(caption, columns, byGroup.map(groupRow)),
    source: {
      field: 'descriptions',
      how: {
        en: 'A tag is known of a customer when there is evidence for it: an own word, a trait of a source, orders, events. What a data set cannot tell is known of nobody. Values and ranges stand under “How it was computed”.',
        zh: '有依据时才有标签：客户自述、数据源属性、订单或事件。数据无法说明的，一律没有。取值与范围见“如何计算”。',
      },
      numbers: table(
        caption,
        everyColumn,
        byGroup.map(({ head, tags: of }): RowGroup => ({ head, rows: of.map(tagRow) })),
      ),
    },
  });
}

const columns: readonly Column[] = [
  { head: { en: 'About', zh: '主题' } },
  { head: { en: 'Tags', zh: '标签数' }, kind: 'number' },
  { head: { en: 'With evidence', zh: '有依据' }, kind: 'number' },
  { head: { en: '', zh: '' }, kind: 'bar', wide: true },
  { head: { en: 'Known of', zh: '覆盖' }, kind: 'number' },
  { head: { en: 'Best known', zh: '覆盖最广' } },
];

function groupRow({ head, tags }: { readonly head: LocalizedText; readonly tags: readonly Description[] }): Row {
  const known = tags.filter(({ present }) => present > 0);
  const [best] = known;
  return {
    soft: best === undefined,
    cells: [
      sayBoth(head),
      count(tags.length),
      count(known.length),
      bar(best?.present ?? 0, best?.customers ?? 1, 'grey'),
      best === undefined ? '–' : percent(shareOf(best.present, best.customers)),
      best === undefined ? '–' : sayBoth(best.name),
    ],
  };
}

const everyColumn: readonly Column[] = [
  { head: { en: 'Tag', zh: '标签' } },
  { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
  { head: { en: 'Known of', zh: '覆盖' }, kind: 'number' },
];

const tagRow = ({ name, key, present, customers }: Description): Row => ({
  soft: present === 0,
  cells: [html`${sayBoth(name)}<small>${keyOf(key)}</small>`, count(present), percent(shareOf(present, customers))],
});

/** A key that may go on in the next line after a dot or an underscore, and nowhere else. */
const keyOf = (key: string): Markup =>
  html`<code>${key.split(/(?<=[._])/).map((piece, index) => [index > 0 ? html`<wbr>` : '', piece])}</code>`;
