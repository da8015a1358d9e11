import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { actWeights } from '../../shared/domain/recommendations/customer-history.ts';
import { type InteractionTable, tableOf } from './interaction-table.ts';

const file = new URL('../../../shared/data/events/taobao_userbehavior_600users.csv.gz', import.meta.url);

/** What its words for acts count. */
const weights: Readonly<Record<string, number>> = {
  pv: actWeights.view,
  fav: actWeights.favorite,
  cart: actWeights.cart,
  buy: actWeights.order,
};

/** First day of Taobao UserBehavior, and its number of days. */
export const taobaoStart = Date.UTC(2017, 10, 25) / 86_400_000;
export const taobaoDays = 9;

/** Acts of 600 users within the nine days, in China time; `undefined` where the data are not beside the project. */
export function readTaobao(): InteractionTable | undefined {
  if (!existsSync(file)) return undefined;
  const categories = new Map<string, string>();
  const acts = gunzipSync(readFileSync(file))
    .toString('latin1')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => {
      const [customer = '', item = '', category = '', kind = '', time = ''] = line.split(',');
      categories.set(item, category);
      const day = Math.floor((Number(time) + 8 * 3600) / 86_400);
      return { customer, item, day, weight: weights[kind] ?? 1, basket: String(day) };
    })
    .filter(({ day }) => day >= taobaoStart && day < taobaoStart + taobaoDays);
  return tableOf(acts, (id) => ({ category: categories.get(id) }));
}
