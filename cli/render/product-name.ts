import type { RecommendResult } from '../results/recommend.ts';

/** `Green tea (T1)`; the id alone of a product without a known name. */
export const productName = ({ names }: Pick<RecommendResult, 'names'>, product: string): string =>
  Object.hasOwn(names, product) ? `${names[product]} (${product})` : product;
