import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import { dayMs } from '../../shared/domain/event/time-zone.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import type { RunRecord } from '../../shared/store/run-records.ts';
import { CommandFailure } from '../command-failure.ts';
import { publishedPlan } from './read-state.ts';

const shownRuns = 4;

/**
 * Plan of the published run that was meant: `latest`; `previous`, which the latest was compared with; the date of its `as_of` in the
 * zone it had, where one run alone has it; its id, or the beginning of one id alone. A date goes before the beginning of an id, which
 * is in UTC.
 *
 * @throws {CommandFailure} naming the nearest runs
 */
export async function chooseRun({ objects, runs }: Pick<Runtime, 'objects' | 'runs'>, meant: string): Promise<RunPlan> {
  const latest = await publishedPlan(objects);
  if (latest === undefined)
    throw new CommandFailure('No run was published here yet.', { name: 'NoRunError', hint: 'strata run' });
  if (meant === 'latest') return latest;
  if (meant === 'previous' && latest.previousRun === null)
    throw notFound('There is one published run only: nothing to compare it with.', 'strata run   makes the next one');
  const wanted = meant === 'previous' ? (latest.previousRun ?? '') : meant;
  const done = (await runs.recent(Number.MAX_SAFE_INTEGER)).filter(({ status }) => status === 'done');
  const ofThatDate = await runsOfDate(objects, done, wanted);
  const run =
    ofThatDate.length > 0
      ? onlyOne(ofThatDate, `are of ${wanted}`)
      : theOneThatBegins(
          wanted,
          done.map((record) => record.run),
        );
  const plan = await findPlan(objects, run);
  if (plan === undefined) throw notFound(`The files of run ${run} are not kept any more.`);
  return plan;
}

const findPlan = (objects: ObjectStore, run: string): Promise<RunPlan | undefined> =>
  findJson(objects, bucketKeys.plan(run), parseRunPlan);

/** Only the plans of runs at about that time are read. */
async function runsOfDate(objects: ObjectStore, done: readonly RunRecord[], wanted: string): Promise<string[]> {
  if (!/^\d{4}-\d\d-\d\d$/.test(wanted)) return [];
  const found: string[] = [];
  for (const { run, asOf } of done) {
    if (Math.abs(Date.parse(asOf) - Date.parse(wanted)) > 2 * dayMs) continue;
    const plan = await findPlan(objects, run);
    if (plan !== undefined && dateOfDay(plan.asOfDay) === wanted) found.push(run);
  }
  return found;
}

function theOneThatBegins(wanted: string, runs: readonly string[]): string {
  if (runs.includes(wanted)) return wanted;
  const found = runs.filter((run) => run.startsWith(wanted));
  if (found.length === 0)
    throw notFound(
      `No published run begins with "${wanted}"; the nearest are ${listOf(nearest(wanted, runs))}.`,
      'strata status   shows the runs; latest and previous name the last two',
    );
  return onlyOne(found, `begin with "${wanted}"`);
}

function onlyOne(found: readonly string[], what: string): string {
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw notFound(`${found.length} runs ${what}: ${listOf(found.toSorted())}. Write the id of one, as far as needed.`);
}

/** Ids sort by time: the ones around the place where the id would stand, by time. */
function nearest(wanted: string, runs: readonly string[]): string[] {
  const sorted = runs.toSorted();
  const place = sorted.filter((run) => run < wanted).length;
  const from = Math.max(0, Math.min(place - shownRuns / 2, sorted.length - shownRuns));
  return sorted.slice(from, from + shownRuns);
}

const listOf = (runs: readonly string[]): string =>
  runs.length > shownRuns
    ? `${runs.slice(0, shownRuns).join(', ')} and ${runs.length - shownRuns} more`
    : runs.join(', ');

const notFound = (message: string, hint = 'strata status   shows the runs'): CommandFailure =>
  new CommandFailure(message, { name: 'RunNotFoundError', exitCode: 2, hint });
