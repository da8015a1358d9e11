import { max } from 'd3-array';
import { scaleThreshold } from 'd3-scale';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { type Content, html, type Markup } from '../html.ts';
import { sayBoth, type Words } from '../say.ts';

export interface HeatMap {
  /** Read out before the cells. */
  readonly caption: Words;
  readonly columns: readonly Content[];
  readonly columnTitle: Words;
  readonly rowTitle: Words;
  /** From the top row down. */
  readonly rows: readonly { readonly head: Content; readonly cells: readonly HeatCell[] }[];
}

export interface HeatCell {
  /** Decides how strong the colour is; below 0 counts as 0. */
  readonly amount: number;
  readonly text: Content;
  /** What the cell holds in whole words, shown while it is pointed at or has the focus. */
  readonly hint: LocalizedText;
}

/**
 * A table whose cells are the stronger coloured the more they hold; every number is printed in its cell. The page's script makes its
 * cells one stop of Tab, which the arrow keys move.
 */
export function heatMap({ caption, columns, columnTitle, rowTitle, rows }: HeatMap): Markup {
  const most = max(rows, ({ cells }) => max(cells, ({ amount }) => amount)) ?? 0;
  const level = scaleThreshold<number, string>()
    .domain([0.04, 0.12, 0.28, 0.5, 0.75].map((share) => share * most))
    .range(['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5']);
  return html`<p class="axis-title">${sayBoth(rowTitle)} ↑</p>
<table class="heat"><caption class="unseen">${sayBoth(caption)}</caption>
<tbody>${rows.map(
    ({ head, cells }) => html`<tr><th scope="row">${head}</th>${cells.map(
      ({ amount, text, hint }) =>
        html`<td class="${most > 0 && amount > 0 ? level(amount) : 'heat-none'}" data-en="${hint.en}" data-zh="${hint.zh}">${text}</td>`,
    )}</tr>
`,
  )}</tbody>
<tfoot><tr><td class="corner"></td>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></tfoot></table>
<p class="axis-title at-end">${sayBoth(columnTitle)} →</p>`;
}
