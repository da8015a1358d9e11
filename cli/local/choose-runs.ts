import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { findJson } from '../../shared/store/read-json.ts';
import { CommandFailure } from '../command-failure.ts';
import { publishedPlan } from './read-state.ts';

const shownRuns = 4;

/**
 * Plan of the published run that was meant: `latest`, `previous`, an id, or the beginning of one id alone.
 *
 * @throws {CommandFailure} naming the nearest runs
 */
export async function chooseRun({ objects, runs }: Pick<Runtime, 'objects' | 'runs'>, meant: string): Promise<RunPlan> {
  const latest = await publishedPlan(objects);
  if (latest === undefined)
    throw new CommandFailure('No run was published in this folder yet.', { name: 'NoRunError', hint: 'strata run' });
  if (meant === 'latest') return latest;
  if (meant === 'previous' && latest.previousRun === null)
    throw new CommandFailure('There is one published run only: nothing to compare it with.', {
      name: 'RunNotFoundError',
      hint: 'strata run   makes the next one',
    });
  const done = (await runs.recent(Number.MAX_SAFE_INTEGER)).filter(({ status }) => status === 'done');
  const wanted = meant === 'previous' ? (latest.previousRun ?? '') : meant;
  const run = theOneThatBegins(
    wanted,
    done.map((record) => record.run),
  );
  const plan = await findJson(objects, bucketKeys.plan(run), parseRunPlan);
  if (plan !== undefined) return plan;
  throw new CommandFailure(`The files of run ${run} are not kept any more.`, {
    name: 'RunNotFoundError',
    hint: 'strata status   shows the runs',
  });
}

function theOneThatBegins(wanted: string, runs: readonly string[]): string {
  if (runs.includes(wanted)) return wanted;
  const found = runs.filter((run) => run.startsWith(wanted)).sort();
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only !== undefined)
    throw new CommandFailure(
      `${found.length} runs begin with "${wanted}": ${listOf(found)}. Write more of the id, until only one does.`,
      { name: 'RunNotFoundError', exitCode: 2, hint: 'strata status   shows the runs' },
    );
  throw new CommandFailure(
    `No published run begins with "${wanted}"; the nearest are ${listOf(nearest(wanted, runs))}.`,
    {
      name: 'RunNotFoundError',
      exitCode: 2,
      hint: 'strata status   shows the runs; latest and previous name the last two',
    },
  );
}

/** Ids sort by time: the ones around the place where the id would stand, by time. */
function nearest(wanted: string, runs: readonly string[]): string[] {
  const sorted = [...runs].sort();
  const place = sorted.filter((run) => run < wanted).length;
  const from = Math.max(0, Math.min(place - shownRuns / 2, sorted.length - shownRuns));
  return sorted.slice(from, from + shownRuns);
}

const listOf = (runs: readonly string[]): string =>
  runs.length > shownRuns
    ? `${runs.slice(0, shownRuns).join(', ')} and ${runs.length - shownRuns} more`
    : runs.join(', ');
