import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure } from './command-failure.ts';
import { runWithProgress } from './commands/run.ts';
import { folderOption } from './folder-option.ts';
import { putExample } from './local/put-example.ts';
import { createProgressLine } from './progress.ts';
import { summary } from './queries/run-summary.ts';
import { movementWords, publishedWords, renderRun } from './render/run.ts';
import { count, counted, seconds, style } from './render/text.ts';
import type { DropResult } from './results.ts';
import { isReusable } from './reusable-run.ts';
import type { StrataSystem } from './system.ts';

const example = fileURLToPath(new URL('../examples/online-retail', import.meta.url));
const source = 'shop';

/** What is dropped before each run: months up to this one, inclusive. */
const steps = [
  { through: '2011-08', asOf: '2011-09-01T00:00:00.000Z' },
  { through: '2011-09', asOf: '2011-10-01T00:00:00.000Z' },
  { through: '2011-12', asOf: '2011-12-10T00:00:00.000Z' },
];

/**
 * A year of the shop, dropped month by month, with three runs on the way. What an earlier start left is used.
 *
 * @param say prints a piece of text
 */
export async function runDemo(
  system: StrataSystem,
  folder: string,
  say: (text: string) => void,
): Promise<{ readonly drops: readonly DropResult[]; readonly published: ReturnType<typeof summary> }> {
  say(style('bold', 'Strata demo: a year of a gift shop (UCI Online Retail, CC BY 4.0), on this machine.'));
  say(`Folder  ${system.place}        DynamoDB  embedded, ${system.locate('.dynamodb')}\n`);
  const inForceSince = await putConfiguration(system, folder);

  const { runs } = await system.status();
  const leftovers = { runs, inForceSince, publishedAsOf: (await system.statistics())?.asOf };
  let reuses = true;
  const months = (await readdir(join(example, 'drops'))).sort();
  const drops: DropResult[] = [];
  for (const { through, asOf } of steps) {
    const due = months.filter((month) => month.slice(0, 7) <= through).slice(drops.length);
    const dropped = await dropMonths(system, due, drops, months.length);
    drops.push(...dropped);
    say(stepLine(through, dropped));
    reuses &&=
      dropped.every(({ status }) => status === 'duplicate') && isReusable(asOf, asOf === steps.at(-1)?.asOf, leftovers);
    say(reuses ? `Run     ${asOf.slice(0, 10)}   done before, its outcome is used again` : await runLine(system, asOf));
  }
  say(dropLines(drops, system));

  const statistics = await system.statistics();
  if (statistics === undefined) throw new CommandFailure('The demo published no run.', { hint: 'strata status' });
  say(`\n${renderRun(statistics, system.locate)}\n`);
  say(next(folder));
  return { drops, published: summary(statistics) };
}

/** Puts the example's configuration where nobody has put another. Gives back since when the one in force is. */
async function putConfiguration(system: StrataSystem, folder: string): Promise<string | null> {
  const config = join(resolve(folder), 'config');
  const isThere = await stat(join(config, 'strata.yaml')).catch(() => undefined);
  if (isThere === undefined) await putExample(example, resolve(folder));
  const { ok, problems, inForceSince } = await system.accept();
  const [first] = problems;
  if (!ok && first !== undefined)
    throw new CommandFailure(`${first.file}:${first.line}:${first.column} ${first.message}`, {
      exitCode: 2,
      hint: 'strata validate',
    });
  return inForceSince;
}

async function dropMonths(
  system: StrataSystem,
  months: readonly string[],
  before: readonly DropResult[],
  total: number,
): Promise<DropResult[]> {
  const line = createProgressLine('Drops', 'months');
  const results: DropResult[] = [];
  try {
    for (const month of months) {
      const rows = [...before, ...results].reduce((sum, result) => sum + result.rows.read, 0);
      line.update(before.length + results.length, total, `${count(rows)} rows, ${month}`);
      results.push(await system.drop(join(example, 'drops', month), source));
    }
  } finally {
    line.end();
  }
  return results;
}

/** What one step dropped: the months, their rows and how long it took. */
function stepLine(through: string, dropped: readonly DropResult[]): string {
  const rows = dropped.reduce((sum, result) => sum + result.rows.read, 0);
  const took = dropped.reduce((sum, result) => sum + result.seconds, 0);
  return `Drops   through ${through}   ${counted(dropped.length, 'month')}   ${counted(rows, 'row')}   ${seconds(took)}`;
}

async function runLine(system: StrataSystem, asOf: string): Promise<string> {
  const { profiles, model, audiences, movements, seconds: took } = await runWithProgress(system, { asOf });
  return [
    `Run     ${asOf.slice(0, 10)}`,
    counted(profiles, 'customer'),
    ...(movements === null ? [counted(model.k, 'cluster'), publishedWords(audiences)] : movementWords(movements)),
    seconds(took),
  ].join('   ');
}

function dropLines(drops: readonly DropResult[], system: StrataSystem): string {
  const sum = (of: (result: DropResult) => number) => drops.reduce((total, result) => total + of(result), 0);
  const took = seconds(sum((result) => result.seconds));
  const head = `\nAll     ${drops.length} of ${drops.length} months   ${counted(
    sum(({ rows }) => rows.read),
    'row',
  )}   ${took}`;
  if (drops.every(({ status }) => status === 'duplicate'))
    return `${head}\n          all dropped before: the same content again changes nothing`;
  const missing = sum(({ refused }) => refused.missing_id ?? 0);
  return [
    head,
    `          applied     ${count(sum(({ rows }) => rows.applied)).padStart(9)}`,
    `          refused     ${count(sum(({ rows }) => rows.refused)).padStart(9)}   missing_id ${count(missing)} (the shop has no customer for them)`,
    `          duplicate   ${count(sum(({ rows }) => rows.duplicate)).padStart(9)}`,
    `          quarantine  ${system.locate(`quarantine/${source}/`)}`,
  ].join('\n');
}

function next(folder: string): string {
  const option = folderOption(folder);
  const rows = [
    [`npx strata report${option}`, 'open the report'],
    [`npx strata profile 14646${option}`, 'one customer, all of it'],
    [`npx strata audiences${option}`, 'who gets what, who is held back, who is left out'],
    [`npx strata preview --rule 'tier == "core" && tag("value.recency_days") > 30'${option}`],
    [`npx strata diff${option}`, 'who moved since the run before'],
    [`npx strata tags${option}`, 'every tag: who has it, and what it looks like'],
    [`npx strata models${option}`, 'what was learned, how good it is, when not to use it'],
  ];
  const width = Math.max(...rows.filter(([, what]) => what !== undefined).map(([command = '']) => command.length));
  return rows
    .map(([command = '', what], index) => {
      const line = what === undefined ? command : `${command.padEnd(width)}   ${what}`;
      return `${index === 0 ? 'Next    ' : '        '}${line}`;
    })
    .join('\n');
}
