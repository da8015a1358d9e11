import type { Look } from '../../shop/shop.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag, type TagDefinition } from '../define-tag.ts';
import { boughtByName } from './bought-by-name.ts';

const fewestPieces = 3;

/** What most pieces bought have of a property that the catalogue tells; of several the first by UTF-8 bytes. */
const lookTag = (property: Look, inChinese: string): TagDefinition<string> =>
  defineTag<string>({
    key: `preference.${property}`,
    type: 'string',
    name: { en: `Preferred ${property}`, zh: `偏好${inChinese}` },
    meaning: {
      en: `The ${property} of most pieces bought in the newest 400 days of data, of at least 3 pieces of which the catalogue tells it.`,
      zh: `截至最新数据日 400 天内购买件数最多的${inChinese}，目录中标明该属性的商品至少 3 件。`,
    },
    version: 1,
    compute({ evidence, shop }) {
      if (shop.looks?.has(property) === false) return undefined;
      const { top, pieceCount, lineCount } = boughtByName(
        evidence.purchases,
        ({ product }) => shop.product(product)?.[property],
      );
      if (pieceCount < fewestPieces) return undefined;
      return top && { value: top.name, confidence: top.share * confidenceOf(lineCount) };
    },
  });

export const colour = lookTag('colour', '颜色');
export const style = lookTag('style', '款式');
export const material = lookTag('material', '材质');
