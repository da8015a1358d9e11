import { decimal } from './format/numbers.ts';
import { type Content, html, type Markup } from './html.ts';
import { say } from './say.ts';

/** A median of fewer than this says more about one customer than about the group. */
export const fewestForMedian = 30;

/** In place of what too few would say. */
export const tooFew: Markup = html`<span class="too-few">${say('too few', '过少')}</span>`;

/** A median for a table: hatched where there are too few to say, a dash where there is none. */
export function medianOf(customers: number, median: number | null): Content {
  if (median === null) return '–';
  if (customers >= fewestForMedian) return decimal(median);
  return tooFew;
}
