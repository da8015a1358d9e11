import type { ExplainedPart, ExplainResult, SeenValue } from '../results/explain.ts';
import { style, words } from './text.ts';

/** Columns of a terminal that a line should not leave. */
const width = 100;

/** The rule as a tree, each part true or false with what it saw; then what came of it. */
export function renderExplain(result: ExplainResult): string {
  const { userId, campaign, run, asOf, explanation } = result;
  const head = `${userId}   ${campaign}   as of ${asOf.slice(0, 10)}   run ${run}`;
  if (explanation === null) {
    const reason = 'The run did not have this customer: no event before its day, or none that had arrived.';
    return [head, '', reason, ...verdict(result)].join('\n');
  }
  return [head, '', ...tree(explanation), '', ...verdict(result)].join('\n');
}

interface Line {
  readonly result: boolean;
  /** Branches and words. */
  readonly text: string;
  /** Branches alone, for what continues below. */
  readonly indent: string;
  readonly seen: readonly string[];
}

function tree(root: ExplainedPart): string[] {
  const lines = linesOf(root, '', '');
  const marks = { true: style('green', 'true '), false: style('red', 'false') };
  const fits = ({ text, seen }: Line) => text.length + seen.join('   ').length + 13 <= width;
  const column = Math.max(
    0,
    ...lines.filter((line) => line.seen.length > 0 && fits(line)).map(({ text }) => text.length),
  );
  return lines.flatMap((line) => {
    const { result, text, indent, seen } = line;
    const first = `  ${marks[result ? 'true' : 'false']}  ${text}`;
    if (seen.length === 0) return [first];
    const together = seen.join('   ');
    if (fits(line) && column + together.length + 13 <= width)
      return [`${first}${' '.repeat(column - text.length)}   ${together}`];
    return [first, ...seen.map((each) => `         ${indent}  ${each}`)];
  });
}

const joins = { and: 'all of', or: 'any of', not: 'not', choice: 'if, then, else' };

function linesOf({ kind, text, result, seen, parts }: ExplainedPart, branch: string, below: string): Line[] {
  const own = kind === 'atom' ? text : joins[kind];
  return [
    { result, text: branch + own, indent: below, seen: shown(text, seen) },
    ...parts.flatMap((part, at) => {
      const isLast = at === parts.length - 1;
      return linesOf(part, `${below}${isLast ? '└─ ' : '├─ '}`, `${below}${isLast ? '   ' : '│  '}`);
    }),
  ];
}

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
