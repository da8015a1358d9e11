import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const schema = z.object({
  /** Random; told by the server to who connects, so that another program on the same port is not taken for it. */
  id: z.uuid(),
  pid: z.number().int(),
  /** DynamoDB's protocol. */
  port: z.number().int(),
  /** Each client holds a connection to it as long as it lives. */
  lifelinePort: z.number().int(),
});

/** Where the server of a folder is found. It may be gone: only a connection tells. */
export type ServerFile = z.infer<typeof schema>;

export const serverPaths = (folder: string) => ({
  folder: join(folder, '.dynamodb'),
  database: join(folder, '.dynamodb', 'data'),
  file: join(folder, '.dynamodb', 'server.json'),
  log: join(folder, '.dynamodb', 'server.log'),
});

/** `undefined` when there is none, or no whole one. */
export async function readServerFile(folder: string): Promise<ServerFile | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(serverPaths(folder).file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export async function writeServerFile(folder: string, server: ServerFile): Promise<void> {
  const { file } = serverPaths(folder);
  const draft = `${file}.${server.id}`;
  await mkdir(serverPaths(folder).folder, { recursive: true });
  await writeFile(draft, `${JSON.stringify(server)}\n`);
  await rename(draft, file);
}

/** Removes the file if it still is of the server with this id. */
export async function removeServerFile(folder: string, id: string): Promise<void> {
  if ((await readServerFile(folder))?.id === id) await rm(serverPaths(folder).file, { force: true });
}
