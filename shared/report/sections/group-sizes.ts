import { max } from 'd3-array';
import { changeBar, type Tone } from '../charts/bar.ts';
import { figure } from '../figure.ts';
import { count, signed } from '../format/numbers.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { largestChange, type Sized } from '../sentences/what-changed.ts';
import { type Row, table } from '../table.ts';

export interface ComparedGroup extends Sized {
  readonly tone: Tone;
}

export interface GroupSizes {
  readonly noun: Words;
  readonly head: Words;
  readonly groups: readonly ComparedGroup[];
  /** Of the groups in the statistics. */
  readonly field: string;
}

/** Sizes of groups then and now, and the difference as a bar. */
export function groupSizes(facts: ReportFacts, { noun, head, groups, field }: GroupSizes): Markup {
  const { asOf, previous } = facts;
  const most = max(groups, ({ now, before }) => Math.abs(now - before)) ?? 0;
  const then: Words = previous ?? { en: 'Before', zh: '上次' };
  const caption: Words = {
    en: ['Customers in each ', noun.en, ' then and now, and the difference.'],
    zh: ['各', noun.zh, '上次与本次的客户数及其差值。'],
  };
  const rows = groups.map(
    ({ name, now, before, tone }): Row => ({
      cells: [
        sayBoth(name),
        count(before),
        count(now),
        changeBar(now - before, most, tone),
        html`<span class="${now === before ? '' : `text-${tone}`}">${signed(now - before)}</span>`,
      ],
    }),
  );
  const columns = [
    { head },
    { head: then, kind: 'number' },
    { head: { en: 'Now', zh: '本次' }, kind: 'number' },
    { head: { en: 'Less, more', zh: '减少，增加' }, kind: 'bar', wide: true },
    { head: { en: 'Change', zh: '变化' }, kind: 'number' },
  ] as const;
  return figure(facts, {
    title: largestChange(groups, noun),
    caption,
    body: table(caption, columns, rows),
    source: {
      field: `${field}[].previous`,
      how: {
        en: ['Sizes on ', then.en, ' and on ', asOf.en, '. Who moved in and who moved out can balance each other.'],
        zh: [then.zh, '与', asOf.zh, '的人数。进入与离开的客户可能相互抵消。'],
      },
    },
  });
}
