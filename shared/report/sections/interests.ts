import { max } from 'd3-array';
import type { InterestStatistics } from '../../contracts/statistics.ts';
import { bar } from '../charts/bar.ts';
import { emptyState, figure, section } from '../figure.ts';
import { count, countOf, fixed, signed } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { interestFinding } from '../sentences/interest-findings.ts';
import { type Column, type Row, table } from '../table.ts';

type Interest = InterestStatistics['top'][number];

/** Rows drawn; the others stand in the fold. */
const drawn = 12;

/** What customers look at and buy, by category. */
export const interests = (facts: ReportFacts): Markup =>
  section(
    'interests',
    { en: 'Interests', zh: '兴趣' },
    {
      en: 'What customers look at and buy, by category. Recent acts weigh most.',
      zh: '客户浏览与购买的类目，越近的行为权重越高。',
    },
    facts.statistics.interests.top.length === 0 ? none : categories(facts),
  );

const none = emptyState(
  { en: 'No interests to show', zh: '没有可显示的兴趣' },
  {
    en: html`No event says the category of its product, so there is nothing to add up. A catalogue brings it: <code>config/catalog/*.csv</code> with product id and category path, or a category in the mapping of the source. Either counts for drops from then on.`,
    zh: html`事件中没有商品类目，无从累计。补充目录文件即可：<code>config/catalog/*.csv</code>（商品编号与类目路径），或在数据源映射中加入类目。两者对之后的投递生效。`,
  },
);

function categories(facts: ReportFacts): Markup {
  const { top, paths, customers } = facts.statistics.interests;
  const rows = interestRows(facts, top);
  const caption: Words =
    facts.previous === null
      ? {
          en: `Customers with a strong interest, a score of 5 or more of 10. ${countOf(customers, 'customer')} with any, in ${countOf(paths, 'category', 'categories')}.`,
          zh: `兴趣强烈（满分 10 分，不低于 5 分）的客户。共 ${count(customers)} 位客户有兴趣，涉及 ${count(paths)} 个类目。`,
        }
      : {
          en: `Customers with a strong interest, a score of 5 or more of 10; the line is the last run. ${countOf(customers, 'customer')} with any, in ${countOf(paths, 'category', 'categories')}.`,
          zh: `兴趣强烈（满分 10 分，不低于 5 分）的客户，竖线为上次。共 ${count(customers)} 位客户有兴趣，涉及 ${count(paths)} 个类目。`,
        };
  return figure(facts, {
    title: interestFinding(facts.statistics),
    caption,
    body: table(caption, columns, rows.slice(0, drawn)),
    source: {
      field: 'interests.top',
      how: {
        en: html`Score of 0 to 10 from what a customer viewed, liked, put in the cart and bought in a category and all below it. Acts of the last three days count in full, after that less, down to a tenth after 30. Change: against the run before, where the category was among its top 30. A rule asks for it with <code>interest("path")</code>.`,
        zh: html`分值 0–10，由客户在该类目及其下级的浏览、点赞、加购与购买得出。近三天的行为按全额计，之后递减，30 天后为十分之一。变化：与上次相比，仅限当时居前 30 的类目。规则中写作 <code>interest("路径")</code>。`,
      },
      ...(rows.length > drawn ? { numbers: table(caption, columns, rows.slice(drawn)) } : {}),
    },
  });
}

const columns: readonly Column[] = [
  { head: { en: 'Category', zh: '类目' } },
  { head: { en: '', zh: '' }, kind: 'bar', wide: true },
  { head: { en: 'Strong', zh: '强烈' }, kind: 'number' },
  { head: { en: 'Change', zh: '变化' }, kind: 'number' },
  { head: { en: 'Any', zh: '有兴趣' }, kind: 'number' },
  { head: { en: 'Mean score', zh: '平均分' }, kind: 'number' },
];

function interestRows({ previous }: ReportFacts, top: readonly Interest[]): Row[] {
  const most = max(top, ({ strong, previousStrong }) => Math.max(strong, previousStrong ?? 0)) ?? 0;
  return top.map(({ path, customers, strong, meanScore, previousStrong }) => ({
    cells: [
      pathOf(path),
      bar(strong, most, 'blue', previous === null ? null : previousStrong),
      count(strong),
      previousStrong === null ? '–' : signed(strong - previousStrong),
      count(customers),
      fixed(meanScore),
    ],
  }));
}

/** `kitchen › baking`: what is above stands back. */
function pathOf(path: string): Markup {
  const steps = path.split('/');
  const above = steps.slice(0, -1);
  return html`<bdi class="path">${above.map((step) => html`<i>${step} › </i>`)}${steps.at(-1) ?? ''}</bdi>`;
}
