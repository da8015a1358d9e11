import type { CardValue, ModelCard } from '../../../shared/contracts/model-card.ts';
import type { Description } from '../../../shared/contracts/statistics.ts';
import { dateOfDay } from '../../../shared/domain/event/day-of.ts';
import { groupPrefix } from '../../../shared/domain/tags/named-groups.ts';
import type { RealRun } from './real-run.ts';

/** Why a group is empty, or holds more than half of the customers, by its key without `group.`. */
export type GroupReasons = Readonly<Record<string, string>>;

export interface GroupSize {
  readonly key: string;
  readonly name: string;
  readonly customers: number;
  /** Of all customers, 0..1. */
  readonly share: number;
}

/** The named groups of a run, in the order of the configuration. */
export const groupSizes = ({ tags }: RealRun): GroupSize[] =>
  tags
    .filter(({ key }) => key.startsWith(groupPrefix))
    .map(({ key, name, values, customers: all }) => {
      const customers = values?.find(({ value }) => value === 'true')?.customers ?? 0;
      return { key: key.slice(groupPrefix.length), name: `${name.en} ${name.zh}`, customers, share: customers / all };
    });

/** A section of `docs/real-data.md`: tags, named groups and models of a run, as figures over all customers. */
export function runSection(run: RealRun, reasons: GroupReasons): string {
  const { statistics, tags, cards } = run;
  const { read, applied, duplicate, refused } = statistics.data.rows;
  const own = tags.filter(({ key }) => !key.startsWith(groupPrefix));
  const absent = own.filter(({ present }) => present === 0);
  return [
    `${whole(statistics.customers.profiles)} customers at ${statistics.asOfDate}, from ${whole(read)} rows ` +
      `(${whole(applied)} applied, ${whole(duplicate)} duplicate, ${whole(refused)} refused).`,
    '',
    '### Tags',
    '',
    table(
      ['tag', 'customers', 'share', 'what it looks like'],
      own
        .filter(({ present }) => present > 0)
        .map((tag) => [`\`${tag.key}\``, whole(tag.present), percent(tag.present / tag.customers), distribution(tag)]),
    ),
    '',
    interestLine(run),
    '',
    `Nothing in the data tells: ${absent.map(({ key }) => `\`${key}\``).join(', ')}.`,
    '',
    '### Named groups',
    '',
    table(
      ['group', 'name', 'customers', 'share', 'why none, or so many'],
      groupSizes(run).map(({ key, name, customers, share }) => [
        `\`${key}\``,
        name,
        whole(customers),
        percent(share),
        reasons[key] ?? '',
      ]),
    ),
    '',
    '### Models',
    '',
    modelTable(cards),
  ].join('\n');
}

/** The cards of models, as far as they are single figures. */
export const modelTable = (cards: readonly ModelCard[]): string =>
  table(['model', 'customers', 'parameters', 'how good', 'warnings'], cards.map(cardCells));

function interestLine({ statistics: { interests, customers } }: RealRun): string {
  const top = interests.top.slice(0, 5).map(({ path, strong }) => `${path} ${whole(strong)}`);
  return (
    `Interests (\`interest.*\`): ${whole(interests.customers)} customers ` +
    `(${percent(interests.customers / customers.profiles)}) in ${whole(interests.paths)} category paths` +
    (top.length === 0 ? '.' : `; customers with a score of 5 and more: ${top.join(', ')}.`)
  );
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

function distribution({ type, present, numbers, values }: Description): string {
  if (numbers !== null) {
    const shown = type === 'day' ? dateOfDay : number;
    const { least, p25, median, p75, most } = numbers;
    if (least === most) return `all ${shown(median)}`;
    return `median ${shown(median)}, half within ${shown(p25)} to ${shown(p75)}, all within ${shown(least)} to ${shown(most)}`;
  }
  const shown = (values ?? []).slice(0, 3).map(({ value, customers }) => `${value} ${percent(customers / present)}`);
  return shown.join(', ') + ((values ?? []).length > 3 ? ', …' : '');
}

const cardCells = ({ name, fittedOn, parameters, metrics, warnings }: ModelCard): string[] => [
  `\`${name}\``,
  fittedOn.customers === 0 ? '' : whole(fittedOn.customers),
  figures(parameters),
  figures(metrics),
  warnings.map((warning) => `\`${warning}\``).join(', '),
];

/** What is one figure or a list of words; tables of figures stay in the card. */
const figures = (values: Readonly<Record<string, CardValue>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => {
      if (value === null) return [];
      if (Array.isArray(value))
        return value.every((one) => typeof one === 'string') ? [`${name} ${value.join(', ')}`] : [];
      if (typeof value === 'object') return [];
      return [`${name} ${typeof value === 'number' ? number(value) : value}`];
    })
    .join('; ');

const whole = (value: number): string => value.toLocaleString('en-US');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const number = (value: number): string =>
  Number.isInteger(value) ? whole(value) : value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
