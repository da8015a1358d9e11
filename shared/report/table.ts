import { type Content, html, type Markup, nothing } from './html.ts';
import { sayBoth, type Words } from './say.ts';

export interface Column {
  readonly head: Words;
  /** `number` is set to the right; `bar` takes the room that is left and has no words on a phone. */
  readonly kind?: 'number' | 'bar';
  /** Left out on a phone. */
  readonly wide?: boolean;
  /** What the rows are sorted by as they come; the reader may then sort by any column. */
  readonly sorted?: 'descending';
}

export interface Row {
  /** One a column; the first is the row's heading. */
  readonly cells: readonly Content[];
  readonly soft?: boolean;
  /** What a column is sorted by, one a cell; cells without one are sorted by their text. */
  readonly values?: readonly (number | null)[];
}

/** Rows under a heading of their own. */
export interface RowGroup {
  readonly head: Words;
  readonly rows: readonly Row[];
}

/** A table with row and column headings. `caption` is read out, not shown: the figure's title stands above. */
export function table(caption: Words, columns: readonly Column[], body: readonly (Row | RowGroup)[]): Markup {
  return html`<div class="scroll"><table class="rows ${columns.some(({ sorted }) => sorted !== undefined) ? 'sortable' : ''}"><caption class="unseen">${sayBoth(caption)}</caption>
<thead><tr>${columns.map(columnHead)}</tr></thead>
${sections(columns, body)}</table></div>`;
}

/** A column of bars may go without a heading: the numbers beside it have one. */
function columnHead(column: Column): Markup {
  if (column.head.en === '') return html`<td class="${classOf(column)}"></td>`;
  const order = column.sorted === undefined ? nothing : html` aria-sort="${column.sorted}"`;
  return html`<th scope="col" class="${classOf(column)}"${order}>${sayBoth(column.head)}</th>`;
}

function sections(columns: readonly Column[], body: readonly (Row | RowGroup)[]): Markup[] {
  const plain = body.filter((item): item is Row => 'cells' in item);
  const groups = body.filter((item): item is RowGroup => 'rows' in item);
  return [
    plain.length > 0 ? html`<tbody>${plain.map((item) => tableRow(columns, item))}</tbody>` : nothing,
    ...groups.map(
      ({
        head,
        rows,
      }) => html`<tbody><tr class="group"><th colspan="${String(columns.length)}" scope="rowgroup">${sayBoth(head)}</th></tr>
${rows.map((item) => tableRow(columns, item))}</tbody>`,
    ),
  ];
}

const tableRow = (columns: readonly Column[], { cells, soft, values }: Row): Markup =>
  html`<tr class="${soft === true ? 'soft' : ''}">${cells.map((cell, index) => {
    const column = columns[index];
    const name = column === undefined ? '' : classOf(column);
    const value = values?.[index] ?? null;
    const sortedBy = value === null ? nothing : html` data-value="${String(value)}"`;
    return index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${name}"${sortedBy}>${cell}</td>`;
  })}</tr>
`;

const classOf = ({ kind, wide }: Column): string =>
  [kind === 'number' ? 'number' : '', kind === 'bar' ? 'bars' : '', wide === true ? 'wide' : '']
    .filter(Boolean)
    .join(' ');
