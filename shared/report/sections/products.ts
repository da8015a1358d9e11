import type { RuleItem, TogetherStatistics } from '../../contracts/picture-statistics.ts';
import { fewestSearchers } from '../../domain/shop/search-terms.ts';
import { bar } from '../charts/bar.ts';
import { emptyState, figure, row, section } from '../figure.ts';
import { count, countOf, decimal, percent } from '../format/numbers.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, type Words } from '../say.ts';
import { searchFinding, togetherFinding } from '../sentences/products.ts';
import { table } from '../table.ts';
import { modelWarningNames } from '../words/model-warnings.ts';
import { feedback } from './feedback.ts';

/** What is bought together, what is searched for, what customers say. */
export const products = (facts: ReportFacts): Markup =>
  section(
    'products',
    { en: 'Products', zh: '商品' },
    {
      en: 'What is bought together, what is searched for, and what customers say of it.',
      zh: '哪些商品一起购买、客户搜索什么、如何评价。',
    },
    [together(facts), row(searches(facts), feedback(facts))],
  );

const noBaskets = emptyState(
  { en: 'Nothing is bought together', zh: '没有一起购买的商品' },
  {
    en: html`No two products share enough orders. Needed are orders that name their products: <code>product_id</code> in the mapping, and an order id that lines have in common.`,
    zh: html`没有任意两种商品出现在足够多的同一订单中。订单需注明商品：在映射中给出 <code>product_id</code>，且同单各行的订单编号相同。`,
  },
);

function together(facts: ReportFacts): Markup {
  const { picture, models = [] } = facts.statistics;
  const found = picture?.together;
  if (found === undefined || found.rules.length === 0) return noBaskets;
  const isFew = models.some(({ name, warnings }) => name === 'association-rules' && warnings.includes('few_baskets'));
  return rules(facts, found, isFew);
}

function rules(facts: ReportFacts, found: TogetherStatistics, isFew: boolean): Markup {
  const caption: Words = {
    en: `Of the ${countOf(found.baskets, 'basket')} with the products on the left, so many hold the one on the right, too.`,
    zh: `在 ${count(found.baskets)} 个购物篮中，含左侧商品者同时含右侧商品的比例。`,
  };
  return figure(facts, {
    id: 'together',
    title: togetherFinding(found),
    caption,
    body: html`${table(
      caption,
      [
        { head: { en: 'Who buys', zh: '购买' } },
        { head: { en: 'also buys', zh: '也购买' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Of them', zh: '比例' }, kind: 'number' },
        { head: { en: 'Times as often', zh: '倍数' }, kind: 'number' },
        { head: { en: 'Baskets', zh: '购物篮' }, kind: 'number' },
      ],
      found.rules.map(({ antecedent, consequent, confidence, lift, count: baskets }) => ({
        cells: [
          items(antecedent),
          items(consequent),
          bar(confidence, 1, 'blue'),
          percent(confidence),
          decimal(lift, lift < 10 ? 1 : 0),
          count(baskets),
        ],
      })),
    )}${isFew ? html`<p class="aside needs">${say(modelWarningNames.few_baskets.en, modelWarningNames.few_baskets.zh)}</p>` : nothing}`,
    source: {
      field: 'picture.together.rules',
      how: {
        en: html`The ten with the highest lift: how many times as often the product is in these baskets as in all. Found by FP-growth, up to four products a rule; the others are in <code>models/association-rules.json</code>, and <code>strata rules</code> finds those of any support.`,
        zh: html`按提升度最高的十条：该商品在这些购物篮中出现的频率是全体的多少倍。由 FP-growth 得出，每条规则最多四种商品；其余见 <code>models/association-rules.json</code>，<code>strata rules</code> 可按任意支持度查找。`,
      },
    },
  });
}

const items = (of: readonly RuleItem[]): Markup =>
  html`${of.map(({ product, category }) => html`<bdi class="item">${product}${category === '' ? nothing : html` <i>${category.split('/').join(' › ')}</i>`}</bdi>`)}`;

const noSearches = emptyState(
  { en: 'No searches to show', zh: '没有可显示的搜索' },
  {
    en: html`No source sends what customers search for. Events <code>search</code> with a <code>query</code> bring it.`,
    zh: html`没有数据源发送客户的搜索词。接入带有 <code>query</code> 的 <code>search</code> 事件即可。`,
  },
);

const onlyRareSearches = (terms: number): Markup =>
  emptyState(
    { en: 'No search that many make', zh: '没有多人使用的搜索词' },
    {
      en: html`Customers search, but each term (${count(terms)} of them) was searched for by fewer than ${count(fewestSearchers)} customers on a day. Such a term may say who they are, so none is shown.`,
      zh: html`客户有搜索，但每个词（共 ${count(terms)} 个）任一天的搜索客户均少于 ${count(fewestSearchers)} 位。这样的词可能透露客户身份，故不显示。`,
    },
  );

function searches(facts: ReportFacts): Markup {
  const { searches: found = [], rareSearches = 0 } = facts.statistics.picture?.funnel ?? {};
  const most = found[0]?.customers ?? 0;
  if (found.length === 0) return rareSearches > 0 ? onlyRareSearches(rareSearches) : noSearches;
  const caption: Words = {
    en: 'Terms by the customers who searched for them, counted once a day each.',
    zh: '按搜索该词的客户数（每人每天计一次）。',
  };
  const rows = found.map(({ term, customers }) => ({
    cells: [html`<bdi class="path">${term}</bdi>`, bar(customers, most, 'grey'), count(customers)],
  }));
  const columns = [
    { head: { en: 'Term', zh: '搜索词' } },
    { head: { en: '', zh: '' }, kind: 'bar' as const, wide: true },
    { head: { en: 'Customers', zh: '客户' }, kind: 'number' as const },
  ];
  return figure(facts, {
    title: searchFinding(found),
    caption,
    body: table(caption, columns, rows.slice(0, drawnTerms)),
    source: {
      field: 'picture.funnel.searches',
      how: {
        en: `In lower case, over the days that evidence looks back to. A term that nobody sells is a gap in the range; one that is sold and searched for is hard to find. Terms that fewer than ${count(fewestSearchers)} customers searched for on every day are left out: ${count(rareSearches)}.`,
        zh: `统一为小写，统计证据回溯期内的各天。无货的搜索词是品类缺口；有货却被反复搜索，说明不易找到。任一天搜索客户均少于 ${count(fewestSearchers)} 位的词不列出：${count(rareSearches)} 个。`,
      },
      ...(rows.length > drawnTerms ? { numbers: table(caption, columns, rows.slice(drawnTerms)) } : {}),
    },
  });
}

const drawnTerms = 10;
