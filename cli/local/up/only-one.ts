import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { isRunning } from '../../../shared/runtime/executions.ts';
import { CommandFailure } from '../../command-failure.ts';

const holder = z.object({ pid: z.number().int(), address: z.string() });

/**
 * Makes this process the one that is up over a folder, until the given function is called. What a killed process left is replaced.
 *
 * @throws {CommandFailure} while another one is
 */
export async function onlyOne(folder: string, address: string): Promise<() => Promise<void>> {
  const file = join(folder, '.up.json');
  for (;;) {
    try {
      await writeFile(file, JSON.stringify({ pid: process.pid, address }), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = await readHolder(file);
    if (other !== undefined && isRunning(other.pid))
      throw new CommandFailure(`Strata is up over this folder already, as process ${other.pid}.`, {
        name: 'AlreadyUpError',
        hint: `open ${other.address}, or stop that process first`,
      });
    await rm(file, { force: true });
  }
}

async function readHolder(file: string): Promise<z.infer<typeof holder> | undefined> {
  try {
    return holder.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
