import { max } from 'd3-array';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { bar, type Tone } from '../charts/bar.ts';
import { figure } from '../figure.ts';
import { count, countOf } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { say, sayBoth, type Words } from '../say.ts';
import { customersIn, type Move, type Scheme } from '../sentences/who-moved.ts';
import { type Row, type RowGroup, table } from '../table.ts';

/** Moves under one heading, such as those of who came closer. */
export interface MoveList {
  /** `null` where the title of the figure says it already. */
  readonly head: Words | null;
  readonly moves: readonly Move[];
  readonly tone: Tone;
}

export interface MoveFigure {
  readonly scheme: Scheme;
  readonly title: Words;
  readonly caption: Words;
  readonly how: Words;
  readonly lists: readonly MoveList[];
  readonly name: (key: string) => LocalizedText;
  /** Drawn in each list; the others are added up in a row of their own. */
  readonly largest: number;
}

/** Who went from which group to which, the largest moves as bars; every move in the fold. */
export function moveFigure(facts: ReportFacts, wanted: MoveFigure): Markup {
  const { scheme, title, caption, how, lists, name } = wanted;
  const drawn = lists.filter(({ moves }) => moves.length > 0);
  const most = max(drawn, ({ moves }) => longestBar(moves, wanted.largest)) ?? 0;
  const groups = drawn.map(({ head, moves, tone }) => {
    const rows = moveRows(wanted, moves, most, tone);
    return head === null ? rows : [{ head, rows } satisfies RowGroup];
  });
  const every = lists.flatMap(({ moves }) => moves).toSorted((a, b) => b.customers - a.customers);
  return figure(facts, {
    title,
    caption,
    body:
      drawn.length === 0
        ? html`<p class="flow">${say('No moves to show.', '没有可显示的移动。')}</p>`
        : html`<div class="moves">${table(caption, columns, groups.flat())}</div>`,
    source: {
      field: `movements.schemes[scheme=${scheme}].moves`,
      how,
      ...(every.length > 0 ? { numbers: movesTable(caption, every, name) } : {}),
    },
  });
}

const columns = [
  { head: { en: 'From → to', zh: '从 → 到' } },
  { head: { en: '', zh: '' }, kind: 'bar' },
  { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
] as const;

function moveRows({ largest, name }: MoveFigure, moves: readonly Move[], most: number, tone: Tone): Row[] {
  const { shown, rest } = split(moves, largest);
  const rows: Row[] = shown.map(({ from, to, customers }) => ({
    cells: [fromTo(name(from), name(to)), bar(customers, most, tone), count(customers)],
  }));
  if (rest.length === 0) return rows;
  const others = customersIn(rest);
  const small = say(countOf(rest.length, 'smaller move'), `其余 ${count(rest.length)} 种`);
  return [...rows, { cells: [small, bar(others, most, 'grey-soft'), count(others)], soft: true }];
}

/** The largest moves, and the others; a single other one is shown. */
function split(moves: readonly Move[], largest: number): { shown: readonly Move[]; rest: readonly Move[] } {
  const end = moves.length === largest + 1 ? moves.length : largest;
  return { shown: moves.slice(0, end), rest: moves.slice(end) };
}

function longestBar(moves: readonly Move[], largest: number): number {
  const { shown, rest } = split(moves, largest);
  return Math.max(max(shown, ({ customers }) => customers) ?? 0, customersIn(rest));
}

const fromTo = (from: LocalizedText, to: LocalizedText): Markup =>
  say(`${from.en} → ${to.en}`, `${from.zh} → ${to.zh}`);

/** Every move, without bars. */
export const movesTable = (caption: Words, moves: readonly Move[], name: MoveFigure['name']): Markup =>
  table(
    caption,
    [
      { head: { en: 'From', zh: '从' } },
      { head: { en: 'To', zh: '到' } },
      { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
    ],
    moves.map(({ from, to, customers }) => ({ cells: [sayBoth(name(from)), sayBoth(name(to)), count(customers)] })),
  );
