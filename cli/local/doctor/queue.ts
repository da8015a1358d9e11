import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';

/** Drops that wait for somebody to take them up, and those that failed for good. */
export async function queueFindings(folder: string, isRunning: (pid: number) => boolean): Promise<Finding[]> {
  const queue = join(folder, '.queue');
  const waiting = (await namesIn(queue)).filter((name) => /^\d+-[^.]+\.\d+\.\d+$/.test(name));
  const dead = await namesIn(join(queue, 'dead'));
  const left = waiting.filter((name) => !isRunning(Number(name.split('.')[1])));
  return [
    left.length === 0
      ? ok('queue', waiting.length === 0 ? 'nothing waits' : `${waiting.length} being worked on`)
      : warning(
          'queue',
          `${left.length} ${left.length === 1 ? 'message' : 'messages'} left by a process that is gone`,
          'strata run   takes them up first',
        ),
    dead.length === 0
      ? ok('dead letters', 'none')
      : problem(
          'dead letters',
          `${dead.length} ${dead.length === 1 ? 'drop' : 'drops'} failed three times, in .queue/dead/`,
          'strata status shows which drops are open: drop their files again, they go on from where they stopped; then remove the dead letters',
        ),
  ];
}

const namesIn = (path: string): Promise<string[]> => readdir(path).catch(() => []);
