import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Names } from './name-of.ts';

/** Models by the names on their cards; those of one tag or one list by what stands before the colon. */
const modelNames: Names = {
  'bg-nbd': { en: 'Who still buys, and how often (BG/NBD)', zh: '是否仍会购买及频率（BG/NBD）' },
  'gamma-gamma': { en: 'What an order is worth (Gamma-Gamma)', zh: '每单价值（Gamma-Gamma）' },
  kmeans: { en: 'Clusters (K-Means)', zh: '客户分群（K-Means）' },
  recommendations: { en: 'Recommendations', zh: '商品推荐' },
  'association-rules': { en: 'Bought together (FP-growth)', zh: '购物篮关联（FP-growth）' },
  influence: { en: 'Who brings others (PageRank)', zh: '影响力（PageRank）' },
  attribute: { en: 'Predicted attribute', zh: '属性预测' },
  lookalike: { en: 'Like the customers of a list', zh: '相似人群' },
};

/** The words for a model; of one it does not know its name. */
export function modelName(name: string): LocalizedText {
  const [family = '', of] = name.split(/:(.*)/s);
  const known = Object.hasOwn(modelNames, family) ? modelNames[family] : undefined;
  if (known === undefined) return { en: name, zh: name };
  return of === undefined ? known : { en: `${known.en}: ${of}`, zh: `${known.zh}：${of}` };
}
