import type { ExplainedPart, ExplainResult, SeenValue } from '../results/explain.ts';
import { style, words } from './text.ts';

/** Columns of a terminal that a line should not leave. */
const width = 100;

/** The rule as a tree, each part true or false with what it saw; then what came of it. */
export function renderExplain(result: ExplainResult): string {
  const { userId, campaign, run, asOfDate, explanation } = result;
  const head = `${userId}   ${campaign}   as of ${asOfDate}   run ${run}`;
  if (explanation === null) {
    const reason = 'The run did not have this customer: no event before its day, or none that had arrived.';
    return [head, '', reason, ...verdict(result)].join('\n');
  }
  return [head, '', ...tree(explanation), '', ...verdict(result)].join('\n');
}

interface Line {
  /** `undefined` of what is no condition. */
  readonly result: boolean | undefined;
  /** Branches and words. */
  readonly text: string;
  /** Branches alone, for what continues below. */
  readonly indent: string;
  readonly seen: readonly string[];
}

function tree(root: ExplainedPart): string[] {
  const lines = linesOf(root, '', '');
  const fits = ({ text, seen }: Line) => text.length + seen.join('   ').length + 13 <= width;
  const column = Math.max(
    0,
    ...lines.filter((line) => line.seen.length > 0 && fits(line)).map(({ text }) => text.length),
  );
  return lines.flatMap((line) => {
    const { result, text, indent, seen } = line;
    const first = `  ${markOf(result)}  ${text}`;
    if (seen.length === 0) return [first];
    const together = seen.join('   ');
    if (fits(line) && column + together.length + 13 <= width)
      return [`${first}${' '.repeat(column - text.length)}   ${together}`];
    return [first, ...seen.map((each) => `         ${indent}  ${each}`)];
  });
}

function markOf(result: boolean | undefined): string {
  if (result === undefined) return '     ';
  return result ? style('green', 'true ') : style('red', 'false');
}

const joins = { and: 'all of', or: 'any of', not: 'not', choice: 'if, then, else' };

function linesOf(part: ExplainedPart, branch: string, below: string): Line[] {
  const { kind, text, result, seen } = part;
  const own = kind === 'atom' || kind === 'value' ? text : joins[kind];
  const children = childrenOf(part);
  return [
    { result: kind === 'value' ? undefined : result, text: branch + own, indent: below, seen: shown(text, seen) },
    ...children.flatMap(({ name, part: child }, at) => {
      const isLast = at === children.length - 1;
      return linesOf(child, `${below}${isLast ? '└─ ' : '├─ '}${name}`, `${below}${isLast ? '   ' : '│  '}`);
    }),
  ];
}

/** Parts, and the rules of own tags that an atom names. */
const childrenOf = ({ parts, seen }: ExplainedPart): { readonly name: string; readonly part: ExplainedPart }[] => [
  ...parts.map((part) => ({ name: '', part })),
  ...seen.flatMap(({ own }) => (own === undefined ? [] : [{ name: `${own.key} = `, part: own.rule }])),
];

/** What an atom saw; with its name where there is more than one thing. What only repeats true or false is left out. */
function shown(text: string, seen: readonly SeenValue[]): string[] {
  const [only] = seen;
  if (only !== undefined && seen.length === 1)
    return only.text === text && typeof only.value === 'boolean' ? [] : [valueText(only)];
  return seen.map((each) => `${each.text}: ${valueText(each)}`);
}

function valueText({ value, days }: SeenValue): string {
  const text = value === null ? 'absent' : typeof value === 'number' ? number(value) : JSON.stringify(value);
  if (days === undefined) return text;
  return days === null ? `${text}, no day of it is over and remembered` : `${text}, ${days.from} to ${days.to}`;
}

/** Four decimals at most. */
const number = (value: number): string => String(Number(value.toFixed(4)));

function verdict({ decision }: ExplainResult): string[] {
  const { matched, member, arm, since, withheld } = decision;
  const kept = arm === null ? undefined : `${arm}, given ${since?.slice(0, 10)}`;
  const rows: [string, string | undefined][] = [
    ['Rule', matched ? 'matches' : 'does not match'],
    ['Left out', leftOut(decision)],
    ['Audience', withheld === null ? undefined : `withheld: ${words(withheld)}`],
    ['Member', member ? 'yes' : 'no'],
    ['Arm', kept && (member ? kept : `${kept}; it stays for measuring`)],
  ];
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name.padEnd(11)}${text}`]));
}

function leftOut({ excluded, rival }: ExplainResult['decision']): string | undefined {
  if (excluded === null) return undefined;
  return rival === null ? words(excluded) : `${words(excluded)}: ${rival} has the customer`;
}
