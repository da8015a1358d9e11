import type { Because } from '../../shared/domain/recommendations/explain.ts';
import type { Language } from '../language-option.ts';
import type { RecommendResult } from '../results/recommend.ts';
import { productName } from './product-name.ts';
import { sayIn } from './say.ts';
import { count, counted, table } from './text.ts';
import { hanging, titled, wrapped } from './wrapped.ts';

/** What to offer a customer, each with a sentence why. */
export function renderRecommend(result: RecommendResult, language: Language): string {
  const say = sayIn(language);
  const { userId, items, categories, cluster, known } = result;
  const group = cluster === null ? say('in no cluster', '未分群') : clusterText(result, language);
  const basis =
    known === 0
      ? say('nothing known of any product: what is popular', '没有商品行为记录：推荐热门商品')
      : say(`from ${counted(known, 'product')} seen or bought`, `依据看过或买过的 ${count(known)} 件商品`);
  if (items.length === 0)
    return `${userId}   ${group}\n${say('The run knows no products, so there is nothing to recommend.', '该次运行没有商品，无可推荐。')}`;
  return [
    `${userId}   ${basis}   ${group}`,
    '',
    ...items.flatMap(({ id, score, because }, at) => {
      const lines = wrapped([productName(result, id), `— ${sentence(because, result, language)}`], 78, ' ');
      return titled(`${String(at + 1).padStart(3)}   ${score.toFixed(3)}`, hanging(lines), 17);
    }),
    ...(categories.length === 0
      ? []
      : [
          '',
          say('Categories', '品类'),
          ...table(
            categories.map(({ category, score, because }) => [
              score.toFixed(3),
              category,
              sentence(because, result, language),
            ]),
          ),
        ]),
  ].join('\n');
}

const clusterText = ({ cluster }: RecommendResult, language: Language): string => {
  const name = cluster?.name == null ? '' : ` "${cluster.name[language]}"`;
  return `${sayIn(language)('cluster', '分群')} ${cluster?.id}${name}`;
};

function sentence(because: Because, result: RecommendResult, language: Language): string {
  const say = sayIn(language);
  switch (because.kind) {
    case 'again':
      return say('had it before', '以前买过或看过');
    case 'item':
      return say(`goes with ${productName(result, because.of)}`, `常与 ${productName(result, because.of)} 一起`);
    case 'content':
      return say(`is like ${productName(result, because.of)}`, `与 ${productName(result, because.of)} 相似`);
    case 'rule': {
      const products = because.of.map((product) => productName(result, product)).join(' + ');
      return say(`who buys ${products} buys it too`, `购买 ${products} 的客户也会购买`);
    }
    case 'popular':
      return because.of === null
        ? say('popular with all customers', '全体客户中热门')
        : say(`popular in ${clusterText(result, language)}`, `${clusterText(result, language)} 中热门`);
  }
}
