import { mainName } from '../../customer/main-name.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag } from '../define-tag.ts';

/** Of several the first by UTF-8 bytes. As sure as its share of the twenty terms kept, drawn down where there are few searches. */
export const topSearch = defineTag<string>({
  key: 'behaviour.top_search',
  type: 'string',
  name: { en: 'Search term used most', zh: '最常搜索词' },
  meaning: {
    en: 'Term searched for most often in the newest 400 days of data, in lower case.',
    zh: '截至最新数据日 400 天内搜索最多的词（统一为小写）。',
  },
  version: 1,
  compute({ evidence: { searches } }) {
    const top = mainName(searches.map(({ name, count }) => [name, count]));
    return top && { value: top.name, confidence: top.share * confidenceOf(top.total) };
  },
});
