import { max } from 'd3-array';
import type { GroupStatistics } from '../../contracts/statistics.ts';
import { lifecycleNames } from '../../domain/lifecycle/lifecycle-stage.ts';
import { tierNames } from '../../domain/tiers/tier.ts';
import { changeBar, type Tone } from '../charts/bar.ts';
import { emptyState, figure, section } from '../figure.ts';
import { count, signed } from '../format/numbers.ts';
import { previousOf, stagesLeaving } from '../groups.ts';
import { html, type Markup } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { largestChange, type Sized, totalChange } from '../sentences/what-changed.ts';
import { type Row, table } from '../table.ts';
import { type Names, nameOf } from '../words/name-of.ts';

/** Which groups it is bad news to see grow. */
const unwelcome = new Set(['dormant', ...stagesLeaving]);

interface Compared extends Sized {
  readonly tone: Tone;
  /** The name in the table, where the title's has quotation marks. */
  readonly heading?: Words;
}

/** What is different from the run before, as sizes of groups. */
export function changes(facts: ReportFacts): Markup {
  const { customers } = facts.statistics;
  const before = previousOf(customers.tiers);
  const title: Words = { en: 'What changed', zh: '有何变化' };
  if (facts.previous === null || before === null)
    return section(
      'changes',
      title,
      { en: 'Compared with the run before.', zh: '与上次运行相比。' },
      emptyState(
        { en: 'This is the first run', zh: '这是第一次运行' },
        {
          en: 'There is nothing to compare with yet. From the next run on, this chapter says what grew and what shrank.',
          zh: '暂无可比较的数据。从下次运行起，本节会说明哪些群体增加、哪些减少。',
        },
      ),
    );
  const total = totalChange(customers.profiles, before);
  const lead: Words = {
    en: ['Compared with the run of ', facts.previous.en, '. ', total.en],
    zh: ['与', facts.previous.zh, '的运行相比。', total.zh],
  };
  return section(
    'changes',
    title,
    lead,
    html`<div class="columns"><div>${tierChanges(facts)}${clusterChanges(facts)}</div><div>${stageChanges(facts)}</div></div>`,
  );
}

const tierChanges = (facts: ReportFacts): Markup =>
  changeFigure(facts, {
    noun: { en: 'value tier', zh: '价值层' },
    head: { en: 'Tier', zh: '层级' },
    groups: compared(facts.statistics.customers.tiers, tierNames),
    field: 'customers.tiers',
  });

const stageChanges = (facts: ReportFacts): Markup =>
  changeFigure(facts, {
    noun: { en: 'stage', zh: '阶段' },
    head: { en: 'Stage', zh: '阶段' },
    groups: compared(facts.statistics.customers.lifecycle, lifecycleNames),
    field: 'customers.lifecycle',
  });

const compared = (groups: readonly GroupStatistics[], names: Names): Compared[] =>
  groups.map(({ key, customers, previous }) => ({
    name: nameOf(names, key),
    now: customers,
    before: previous ?? 0,
    tone: toneOf(key, customers - (previous ?? 0)),
  }));

function clusterChanges(facts: ReportFacts): Markup {
  const { clusters } = facts.statistics.clusters;
  const known = clusters.filter(({ previous }) => previous !== null);
  if (known.length === 0)
    return emptyState(
      { en: 'Clusters are not compared', zh: '分群未作比较' },
      {
        en: 'They are found anew in each run, and none of these is known to be one of the run before.',
        zh: '每次运行都重新划分，无法确认本次的群对应上次的哪一群。',
      },
    );
  return changeFigure(facts, {
    noun: { en: 'cluster', zh: '分群' },
    head: { en: 'Cluster', zh: '分群' },
    groups: known.map(({ name, size, previous }) => ({
      name: { en: `“${name.en}”`, zh: `“${name.zh}”` },
      heading: name,
      now: size,
      before: previous ?? 0,
      tone: 'blue',
    })),
    field: 'clusters.clusters',
  });
}

/** Orange when something unwelcome grew or something welcome shrank; of prospects neither is said. */
function toneOf(key: string, change: number): Tone {
  if (key === 'prospect') return 'grey';
  return change > 0 === unwelcome.has(key) ? 'orange' : 'blue';
}

interface Comparison {
  readonly noun: Words;
  readonly head: Words;
  readonly groups: readonly Compared[];
  readonly field: string;
}

function changeFigure(facts: ReportFacts, { noun, head, groups, field }: Comparison): Markup {
  const { asOf, previous } = facts;
  const most = max(groups, ({ now, before }) => Math.abs(now - before)) ?? 0;
  const then: Words = previous ?? { en: 'Before', zh: '上次' };
  const caption: Words = {
    en: ['Customers in each ', noun.en, ' then and now, and the difference.'],
    zh: ['各', noun.zh, '上次与本次的客户数及其差值。'],
  };
  const rows = groups.map(
    ({ name, heading, now, before, tone }): Row => ({
      cells: [
        sayBoth(heading ?? name),
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
