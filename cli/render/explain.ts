import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import { exclusionNames, withheldNames } from '../../shared/report/words/reasons.ts';
import { armNames } from '../../shared/report/words/segments.ts';
import type { Language } from '../language-option.ts';
import type { ExplainedPart, ExplainResult, SeenValue } from '../results/explain.ts';
import { type Say, sayIn } from './say.ts';
import { padTo, style, visibleLength, words } from './text.ts';

/** Columns of a terminal that a line should not leave. */
const width = 100;

/** The rule as a tree, each part true or false with what it saw; then what came of it. */
export function renderExplain(result: ExplainResult, language: Language): string {
  const { userId, campaign, run, asOfDate, explanation } = result;
  const say = sayIn(language);
  const head = [userId, campaign, say(`as of ${asOfDate}`, `截至 ${asOfDate}`), say(`run ${run}`, `运行 ${run}`)].join(
    '   ',
  );
  if (explanation === null) {
    const reason = say(
      'The run did not have this customer: no event before its day, or none that had arrived.',
      '该次运行没有这位客户：截止日之前没有事件，或事件尚未到达。',
    );
    return [head, '', reason, ...verdict(result, language)].join('\n');
  }
  return [head, '', ...tree(explanation, say), '', ...verdict(result, language)].join('\n');
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

function tree(root: ExplainedPart, say: Say): string[] {
  const lines = linesOf(root, '', '', say);
  const fits = ({ text, seen }: Line) => visibleLength(text) + visibleLength(seen.join('   ')) + 13 <= width;
  const column = Math.max(
    0,
    ...lines.filter((line) => line.seen.length > 0 && fits(line)).map(({ text }) => visibleLength(text)),
  );
  return lines.flatMap((line) => {
    const { result, text, indent, seen } = line;
    const first = `  ${markOf(result, say)}  ${text}`;
    if (seen.length === 0) return [first];
    const together = seen.join('   ');
    if (fits(line) && column + visibleLength(together) + 13 <= width)
      return [`${first}${' '.repeat(column - visibleLength(text))}   ${together}`];
    return [first, ...seen.map((each) => `         ${indent}  ${each}`)];
  });
}

function markOf(result: boolean | undefined, say: Say): string {
  if (result === undefined) return '     ';
  return result ? style('green', say('true ', '是   ')) : style('red', say('false', '否   '));
}

const joins = {
  and: { en: 'all of', zh: '全部满足' },
  or: { en: 'any of', zh: '任一满足' },
  not: { en: 'not', zh: '不满足' },
  choice: { en: 'if, then, else', zh: '如果，那么，否则' },
};

function linesOf(part: ExplainedPart, branch: string, below: string, say: Say): Line[] {
  const { kind, text, result, seen } = part;
  const own = kind === 'atom' || kind === 'value' ? text : say(joins[kind].en, joins[kind].zh);
  const children = childrenOf(part);
  return [
    { result: kind === 'value' ? undefined : result, text: branch + own, indent: below, seen: shown(text, seen, say) },
    ...children.flatMap(({ name, part: child }, at) => {
      const isLast = at === children.length - 1;
      return linesOf(child, `${below}${isLast ? '└─ ' : '├─ '}${name}`, `${below}${isLast ? '   ' : '│  '}`, say);
    }),
  ];
}

/** Parts, and the rules of own tags that an atom names. */
const childrenOf = ({ parts, seen }: ExplainedPart): { readonly name: string; readonly part: ExplainedPart }[] => [
  ...parts.map((part) => ({ name: '', part })),
  ...seen.flatMap(({ own }) => (own === undefined ? [] : [{ name: `${own.key} = `, part: own.rule }])),
];

/** What an atom saw; with its name where there is more than one thing. What only repeats true or false is left out. */
function shown(text: string, seen: readonly SeenValue[], say: Say): string[] {
  const [only] = seen;
  if (only !== undefined && seen.length === 1)
    return only.text === text && typeof only.value === 'boolean' ? [] : [valueText(only, say)];
  return seen.map((each) => `${each.text}: ${valueText(each, say)}`);
}

function valueText({ value, days }: SeenValue, say: Say): string {
  const text = value === null ? say('absent', '无') : typeof value === 'number' ? number(value) : JSON.stringify(value);
  if (days === undefined) return text;
  return days === null
    ? say(`${text}, no day of it is over and remembered`, `${text}，其中没有已结束且留有记录的日期`)
    : say(`${text}, ${days.from} to ${days.to}`, `${text}，${days.from} 至 ${days.to}`);
}

/** Four decimals at most. */
const number = (value: number): string => String(Number(value.toFixed(4)));

function verdict({ decision }: ExplainResult, language: Language): string[] {
  const say = sayIn(language);
  const { matched, member, arm, since, withheld } = decision;
  const day = since?.slice(0, 10);
  const kept = arm === null ? undefined : say(`${arm}, given ${day}`, `${nameOf(armNames, arm).zh}，自 ${day}`);
  const rows: [string, string | undefined][] = [
    [say('Rule', '规则'), matched ? say('matches', '符合') : say('does not match', '不符合')],
    [say('Left out', '被排除'), leftOut(decision, language)],
    [
      say('Audience', '人群'),
      withheld === null
        ? undefined
        : `${say('withheld: ', '暂不发布：')}${codeName(withheldNames, withheld, language)}`,
    ],
    [say('Member', '成员'), member ? say('yes', '是') : say('no', '否')],
    [say('Arm', '分组'), kept && (member ? kept : say(`${kept}; it stays for measuring`, `${kept}；保留以便衡量效果`))],
  ];
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${padTo(name, 11)}${text}`]));
}

function leftOut({ excluded, rival }: ExplainResult['decision'], language: Language): string | undefined {
  if (excluded === null) return undefined;
  const reason = codeName(exclusionNames, excluded, language);
  if (rival === null) return reason;
  return sayIn(language)(`${reason}: ${rival} has the customer`, `${reason}：该客户在 ${rival} 中`);
}

const codeName = (names: Names, code: string, language: Language): string =>
  language === 'zh' && Object.hasOwn(names, code) ? nameOf(names, code).zh : words(code);
