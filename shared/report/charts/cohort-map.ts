import { scaleThreshold } from 'd3-scale';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { type Content, html, type Markup, nothing } from '../html.ts';
import { say, sayBoth, type Words } from '../say.ts';

export interface CohortMap {
  /** Read out before the cells. */
  readonly caption: Words;
  /** Months after the first order that have a column, from 1. */
  readonly months: number;
  /** Of these, so many are shown on a phone. */
  readonly monthsOnPhone: number;
  readonly rows: readonly {
    readonly head: Content;
    readonly customers: string;
    readonly cells: readonly CohortCell[];
  }[];
}

export interface CohortCell {
  /** 0..1; `null` where there are too few to say. */
  readonly share: number | null;
  /** Of a month that is not over. */
  readonly isPartial: boolean;
  readonly text: string;
  /** The cell in whole words, shown while it is pointed at or has the focus. */
  readonly hint: LocalizedText;
}

const level = scaleThreshold<number, string>()
  .domain([0.1, 0.17, 0.24, 0.31, 0.38])
  .range(['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5']);

/**
 * Percent of each row's customers who came back, by months since, the stronger coloured the more. The page's script makes the cells one
 * stop of Tab, which the arrow keys move.
 */
export function cohortMap({ caption, months, monthsOnPhone, rows }: CohortMap): Markup {
  const offsets = Array.from({ length: months }, (_, at) => at + 1);
  const wide = (offset: number): string => (offset > monthsOnPhone ? ' wide' : '');
  return html`<table class="heat cohorts"><caption class="unseen">${sayBoth(caption)}</caption>
<thead><tr><th scope="col" class="month">${say('First order', '首单月份')}</th><th scope="col" class="of">${say('Customers', '客户')}</th>${offsets.map(
    (offset) => html`<th scope="col" class="${wide(offset).trim()}">+${String(offset)}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({ head, customers, cells }) => html`<tr><th scope="row">${head}</th><td class="of">${customers}</td>${offsets.map(
      (offset) => {
        const cell = cells[offset - 1];
        return cell === undefined ? html`<td class="blank${wide(offset)}"></td>` : drawn(cell, wide(offset));
      },
    )}</tr>
`,
  )}</tbody></table>`;
}

const drawn = ({ share, isPartial, text, hint }: CohortCell, wide: string): Markup =>
  html`<td class="${share === null ? 'heat-few' : isPartial ? 'heat-partial' : level(share)}${wide}" data-en="${hint.en}" data-zh="${hint.zh}">${share === null ? nothing : text}</td>`;
