import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { embeddedClient } from '../../../shared/store/dynamodb/embedded-client.ts';
import { createDynamoDbRunRecords } from '../../../shared/store/dynamodb/run-records.ts';
import type { RunRecord } from '../../../shared/store/run-records.ts';
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import { shownPath } from '../../shown-path.ts';
import { connectEmbeddedDynamoDb } from '../embedded-dynamodb.ts';
import { holdLifeline } from '../lifeline.ts';
import { profilesTable } from '../open-folder.ts';
import { readServerFile, serverPaths } from '../server-file.ts';

const name = 'DynamoDB';

/**
 * Whether the embedded DynamoDB answers, and what it says of the last run. Where there is no database none is made; where its
 * server does not run it is started, as every command does, and ends by itself.
 */
export async function databaseFindings(folder: string, isRunning: (pid: number) => boolean): Promise<Finding[]> {
  const { database: path, file, log } = serverPaths(folder);
  if (!(await isFolder(path))) return [ok(name, 'not there yet; the first drop makes it')];
  const findings = await serverFileFindings(folder, file);
  try {
    const connection = await connectEmbeddedDynamoDb(folder);
    const client = embeddedClient(connection.endpoint);
    try {
      const [last] = await createDynamoDbRunRecords({ client, table: profilesTable }).recent(1);
      findings.push(ok(name, `embedded, answers at ${connection.endpoint}`), runFinding(last, isRunning));
    } finally {
      client.destroy();
      await connection.close();
    }
  } catch (error) {
    findings.push(
      problem(
        name,
        `does not answer: ${(error as Error).message}`,
        `see ${shownPath(log)}; what is in it can be made again from the files dropped`,
      ),
    );
  }
  return findings;
}

/** A server that was killed leaves the file in which it said where it is. */
async function serverFileFindings(folder: string, file: string): Promise<Finding[]> {
  const server = await readServerFile(folder);
  if (server === undefined) return [];
  const lifeline = await holdLifeline(server.lifelinePort, server.id);
  lifeline?.destroy();
  if (lifeline !== undefined) return [];
  return [
    warning('server file', `${shownPath(file)} is of a server that is gone`, 'nothing: the next command replaces it'),
  ];
}

/** @param last the newest run */
export function runFinding(last: RunRecord | undefined, isRunning: (pid: number) => boolean): Finding {
  const check = 'last run';
  if (last === undefined) return warning(check, 'there was none yet', 'strata run');
  const { run, status, failure = 'for a reason that is not recorded' } = last;
  if (status === 'done') return ok(check, `${run} is done`);
  if (status === 'failed')
    return problem(
      check,
      `${run} failed: ${failure}`,
      'strata run --verbose   the last good audiences stay until it is done',
    );
  return isHeld(last.holder, isRunning)
    ? ok(check, `${run} is going on`)
    : warning(
        check,
        `${run} was left by a process that is gone, and still holds the lock`,
        'strata run   takes it over',
      );
}

/** Holders of this machine are `local:<host>:<pid>:<name>`; of another's nothing can be said but that it holds. */
function isHeld(holder: string, isRunning: (pid: number) => boolean): boolean {
  const [kind, host, pid] = holder.split(':');
  return kind !== 'local' || host !== hostname() || isRunning(Number(pid));
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
