import type { GroupStatistics } from '../../contracts/statistics.ts';
import { lifecycleNames } from '../../domain/lifecycle/lifecycle-stage.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { tierNames } from '../../domain/tiers/tier.ts';
import type { Tone } from '../charts/bar.ts';
import { emptyState, row, section } from '../figure.ts';
import { capitalised } from '../format/fractions.ts';
import { count } from '../format/numbers.ts';
import { previousOf, stagesLeaving } from '../groups.ts';
import { html, type Markup, nothing } from '../html.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { Words } from '../say.ts';
import { driftedFeatures, driftInWords } from '../sentences/drift.ts';
import { sayNothingNew } from '../sentences/nothing-new.ts';
import { totalChange } from '../sentences/what-changed.ts';
import {
  arrivalsAndDepartures,
  customersIn,
  directionsOf,
  type Move,
  type Scheme,
  stageMovesFinding,
  tierMovesFinding,
} from '../sentences/who-moved.ts';
import { type Names, nameOf } from '../words/name-of.ts';
import { type ComparedGroup, groupSizes } from './group-sizes.ts';
import { moveFigure } from './moves.ts';

/** Which groups it is bad news to see grow. */
const unwelcome = new Set(['dormant', ...stagesLeaving]);

const title: Words = { en: 'What changed', zh: '有何变化' };

/** What is different from the run before: sizes of tiers and stages, and who moved between them. Clusters stand in their own chapter. */
export function changes(facts: ReportFacts): Markup {
  const before = previousOf(facts.statistics.customers.tiers);
  if (facts.previous === null || before === null)
    return section('changes', title, { en: 'Compared with the run before.', zh: '与上次运行相比。' }, firstRun);
  const nothingNew = sayNothingNew(facts);
  return section('changes', title, lead(facts, facts.previous, before), [
    nothingNew === null ? nothing : emptyState({ en: 'Nothing new', zh: '没有新数据' }, nothingNew),
    ...(facts.statistics.movements === null
      ? [row(tierSizes(facts), stageSizes(facts))]
      : [row(tierSizes(facts), tierMoves(facts)), row(stageSizes(facts), stageMoves(facts))]),
  ]);
}

const firstRun = emptyState(
  { en: 'This is the first run', zh: '这是第一次运行' },
  {
    en: 'There is nothing to compare with yet. From the next run on, this chapter says what grew and what shrank, and who moved.',
    zh: '暂无可比较的数据。从下次运行起，本节会说明哪些群体增加、哪些减少，以及客户如何移动。',
  },
);

function lead({ statistics }: ReportFacts, previous: Words, before: number): Words {
  const { customers, movements } = statistics;
  const total = totalChange(customers.profiles, before);
  const start: Words = {
    en: ['Compared with the run of ', previous.en, '. ', total.en],
    zh: ['与', previous.zh, '的运行相比。', total.zh],
  };
  if (movements === null) return start;
  const people = arrivalsAndDepartures(movements);
  const drifted = driftedFeatures(movements.drift);
  const warning = drifted.length === 0 ? { en: '', zh: '' } : driftInWords(drifted);
  return {
    en: [
      start.en,
      ' ',
      people.en,
      drifted.length === 0 ? '' : html` <a class="needs" href="#drift">${warning.en}</a>.`,
    ],
    zh: [start.zh, people.zh, drifted.length === 0 ? '' : html`<a class="needs" href="#drift">${warning.zh}</a>。`],
  };
}

const tierSizes = (facts: ReportFacts): Markup =>
  groupSizes(facts, {
    noun: { en: 'value tier', zh: '价值层' },
    head: { en: 'Tier', zh: '层级' },
    groups: compared(facts.statistics.customers.tiers, tierNames),
    field: 'customers.tiers',
  });

const stageSizes = (facts: ReportFacts): Markup =>
  groupSizes(facts, {
    noun: { en: 'stage', zh: '阶段' },
    head: { en: 'Stage', zh: '阶段' },
    groups: compared(facts.statistics.customers.lifecycle, lifecycleNames),
    field: 'customers.lifecycle',
  });

const compared = (groups: readonly GroupStatistics[], names: Names): ComparedGroup[] =>
  groups.map(({ key, customers, previous }) => ({
    name: nameOf(names, key),
    now: customers,
    before: previous ?? 0,
    tone: toneOf(key, customers - (previous ?? 0)),
  }));

/** Orange when something unwelcome grew or something welcome shrank; of prospects neither is said. */
function toneOf(key: string, change: number): Tone {
  if (key === 'prospect') return 'grey';
  return change > 0 === unwelcome.has(key) ? 'orange' : 'blue';
}

const movesOf = ({ statistics }: ReportFacts, scheme: Scheme) =>
  directionsOf(scheme, statistics.movements?.schemes.find((found) => found.scheme === scheme)?.moves ?? []);

function tierMoves(facts: ReportFacts): Markup {
  const directions = movesOf(facts, 'tier');
  const { closer, away, neither } = directions;
  return moveFigure(facts, {
    scheme: 'tier',
    title: tierMovesFinding(directions),
    caption: movesCaption(facts, { en: 'tier', zh: '层级' }),
    how: {
      en: 'Customers of both runs whose tier differs. Up: towards the core.',
      zh: '两次运行均在、且层级不同的客户。上升指更接近核心。',
    },
    lists: [
      { head: counted({ en: 'Up', zh: '上升' }, closer), moves: closer, tone: 'blue' },
      { head: counted({ en: 'Down', zh: '下降' }, away), moves: away, tone: 'orange' },
      { head: counted({ en: 'Neither', zh: '其他' }, neither), moves: neither, tone: 'grey' },
    ],
    name: (key) => nameOf(tierNames, key),
    largest: 3,
  });
}

function stageMoves(facts: ReportFacts): Markup {
  const directions = movesOf(facts, 'lifecycle');
  const { closer, away, neither } = directions;
  return moveFigure(facts, {
    scheme: 'lifecycle',
    title: stageMovesFinding(directions),
    caption: movesCaption(facts, { en: 'stage', zh: '阶段' }),
    how: {
      en: 'Customers of both runs whose stage differs. Away: towards lost. New, active and returned are equally near, so a move between them is neither.',
      zh: '两次运行均在、且阶段不同的客户。更远指更接近流失。新客、活跃与回流同样近，彼此间的移动不计入两者。',
    },
    lists: [
      { head: counted({ en: 'Away', zh: '更远' }, away), moves: away, tone: 'orange' },
      { head: counted({ en: 'Closer', zh: '更近' }, closer), moves: closer, tone: 'blue' },
      { head: counted({ en: 'Neither', zh: '其他' }, neither), moves: neither, tone: 'grey' },
    ],
    name: (key) => nameOf(lifecycleNames, key),
    largest: 4,
  });
}

const counted = ({ en, zh }: LocalizedText, moves: readonly Move[]): Words => ({
  en: `${en}: ${count(customersIn(moves))}`,
  zh: `${zh}：${count(customersIn(moves))} 位`,
});

function movesCaption({ previous, day, statistics }: ReportFacts, noun: LocalizedText): Words {
  const now = day(statistics.asOfDate);
  const then: Words = previous ?? { en: 'before', zh: '上次' };
  return {
    en: [capitalised(noun.en), ' on ', then.en, ' → ', noun.en, ' on ', now.en, '.'],
    zh: [then.zh, noun.zh, ' → ', now.zh, noun.zh, '。'],
  };
}
