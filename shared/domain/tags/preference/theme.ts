import { mainName } from '../../customer/main-name.ts';
import { defineTag } from '../define-tag.ts';
import { addToName, type NameSums } from '../name-sums.ts';
import { themeOf } from './theme-of.ts';

/**
 * Paths that others lie below are left out: what they score is scored there too. As sure as the theme's share of the scores of all paths,
 * those that are about nothing known included; of several themes the first by name.
 */
export const theme = defineTag<string>({
  key: 'preference.theme',
  type: 'string',
  name: { en: 'Theme of the interests', zh: '兴趣主题' },
  meaning: {
    en: 'What the interests are mostly about: fashion, beauty, technology, family, home, food, sport, health, media, pets, vehicles or travel, by words of both languages in the category names; the theme whose categories have the highest sum of interest scores, and none where names tell nothing, as numbers do.',
    zh: '兴趣最集中的主题：按品类名称中的中英文词归入时尚（fashion）、美妆（beauty）、科技（technology）、母婴（family）、家居（home）、食品（food）、运动（sport）、健康（health）、文娱（media）、宠物（pets）、汽车（vehicles）、旅行（travel），取兴趣分之和最高者；名称无含义（如数字编号）时不打标签。',
  },
  version: 1,
  compute({ interests }) {
    const above = new Set<string>();
    for (const path of interests.keys()) above.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const sums: NameSums = new Map();
    let [all, themed] = [0, 0];
    for (const [path, score] of interests) {
      if (above.has(path)) continue;
      all += score;
      const found = themeOf(path);
      if (found === undefined) continue;
      themed += score;
      addToName(sums, found, score);
    }
    const main = mainName(sums);
    return main && { value: main.name, confidence: (main.share * themed) / all };
  },
});
