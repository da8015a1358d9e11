import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['functions', 'shared', 'infra', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Version 2 of the encoding: what version 1 has after its first byte, every bit turned over. */
const encode = `import type { Activity } from './activity.ts';
import { encodeActivity as encodeVersion1 } from './encode-activity-1.ts';

export { usualMemoryDays } from './encode-activity-1.ts';
export const activityVersion = 2;

export function encodeActivity(activity: Activity): Uint8Array {
  const bytes = encodeVersion1(activity).map((byte) => byte ^ 255);
  bytes[0] = activityVersion;
  return bytes;
}
`;

const decode = `import type { Activity } from './activity.ts';
import { decodeActivity as decodeVersion1 } from './decode-activity-1.ts';
import { activityVersion } from './encode-activity.ts';

export function decodeActivity(bytes: Uint8Array): Activity {
  if (bytes[0] !== activityVersion) return decodeVersion1(bytes);
  const first = bytes.map((byte) => byte ^ 255);
  first[0] = 1;
  return decodeVersion1(first);
}
`;

/**
 * A copy of the program as a later version of it could be, which writes another encoding of activities and reads both. Gives back
 * its folder, `.cache/next-version`.
 */
export async function makeNextVersion(): Promise<string> {
  const folder = join(project, '.cache', 'next-version');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));

  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '99.0.0' }));
  const activity = join(folder, 'shared', 'domain', 'activity');
  for (const [name, text] of [
    ['encode-activity', encode],
    ['decode-activity', decode],
  ] as const) {
    await rename(join(activity, `${name}.ts`), join(activity, `${name}-1.ts`));
    await writeFile(join(activity, `${name}.ts`), text);
  }
  return folder;
}
