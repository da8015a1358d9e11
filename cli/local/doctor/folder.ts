import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import { schemaFileContents } from '../../schemas/json-schemas.ts';
import { schemaFolder } from '../../schemas/schema-header.ts';
import { shownPath } from '../../shown-path.ts';

const mebibyte = 1024 * 1024;
const littleMebibytes = 1024;
const leastMebibytes = 100;

/** Whether the folder is there, and may be read and written. */
export async function folderFinding(folder: string): Promise<Finding> {
  const shown = shownPath(folder);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code === 'ENOENT') return problem('folder', `there is no folder ${shown}`, 'strata init');
    return problem('folder', `${shown} cannot be looked at: ${found.code}`, `see who may read ${dirname(shown)}`);
  }
  if (!found.isDirectory()) return problem('folder', `${shown} is a file`, 'name another with --folder');
  const lacks = [
    (await mayAccess(folder, constants.R_OK | constants.X_OK)) ? '' : 'read',
    (await mayAccess(folder, constants.W_OK)) ? '' : 'written',
  ].filter((what) => what !== '');
  if (lacks.length === 0) return ok('folder', shown);
  return problem('folder', `${shown} cannot be ${lacks.join(' or ')}`, `chmod u+rwx ${shown}, or own it`);
}

const mayAccess = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Free space of the disk that the folder is on, or would be made on. */
export async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(folder));
  return spaceFinding((bavail * bsize) / mebibyte);
}

export function spaceFinding(freeMebibytes: number): Finding {
  const free =
    freeMebibytes >= 1024 ? `${(freeMebibytes / 1024).toFixed(1)} GiB free` : `${Math.floor(freeMebibytes)} MiB free`;
  const next = 'make room: old runs/ and audiences/ may go, the published run excepted';
  if (freeMebibytes < leastMebibytes) return problem('disk', free, next);
  return freeMebibytes < littleMebibytes ? warning('disk', free, next) : ok('disk', free);
}

async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Copies of the schemas that editors read: another version's would complete other keys than are read. */
export async function schemasFinding(folder: string): Promise<Finding[]> {
  const contents = [...schemaFileContents()];
  const copies = await Promise.all(
    contents.map(([name]) => readFile(join(folder, schemaFolder, name), 'utf8').catch(() => undefined)),
  );
  if (copies.every((copy) => copy === undefined)) return [];
  if (copies.every((copy, at) => copy === contents[at]?.[1])) return [ok('schemas', 'those of this version')];
  return [warning('schemas', `${schemaFolder} is not of this version`, 'strata init --schemas')];
}
