import type { RunRecord, RunRecords } from '../../shared/store/run-records.ts';
import { RunInProgressError } from '../../shared/store/run-records.ts';
import { CommandFailure } from '../command-failure.ts';

const looked = 100;

/**
 * The run to go on with: the one that was named, by its id or the beginning of it, else the last.
 *
 * @throws {CommandFailure} when it is done, or none or several are meant
 * @throws {RunInProgressError}
 */
export async function chooseResumable(
  runs: Pick<RunRecords, 'recent'>,
  meant: string | undefined,
  isAlive: (holder: string) => Promise<boolean>,
): Promise<string> {
  const records = await runs.recent(looked);
  const record = meant === undefined ? records[0] : theOneThatBegins(meant, records);
  if (record === undefined)
    throw new CommandFailure(
      meant === undefined ? 'There is no run yet: nothing to resume.' : `There is no run "${meant}".`,
      {
        name: 'NothingToResumeError',
        exitCode: 2,
        hint: meant === undefined ? 'strata run' : 'strata status   shows the runs',
      },
    );
  if (record.status === 'done')
    throw new CommandFailure(`Run ${record.run} is done: nothing to resume.`, {
      name: 'NothingToResumeError',
      exitCode: 2,
      hint: 'strata run   makes the next one',
    });
  if (record.status === 'running' && (await isAlive(record.holder))) throw new RunInProgressError(record.run);
  return record.run;
}

function theOneThatBegins(meant: string, records: readonly RunRecord[]): RunRecord | undefined {
  const found = records.filter(({ run }) => run.startsWith(meant));
  const exact = found.find(({ run }) => run === meant);
  if (exact !== undefined || found.length < 2) return exact ?? found[0];
  throw new CommandFailure(`${found.length} runs begin with "${meant}": ${found.map(({ run }) => run).join(', ')}.`, {
    name: 'NothingToResumeError',
    exitCode: 2,
    hint: 'write the id of one, as far as needed',
  });
}
