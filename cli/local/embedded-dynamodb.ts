import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdLifeline } from './lifeline.ts';
import { readServerFile, type ServerFile, serverPaths } from './server-file.ts';

const program = fileURLToPath(new URL('./dynamodb-server.ts', import.meta.url));
const startMs = 20_000;
const pollMs = 50;

export interface EmbeddedDynamoDb {
  readonly endpoint: string;
  /** Lets the server go; it ends when nobody holds it any more. */
  close(): Promise<void>;
}

export interface EmbeddedDynamoDbOptions {
  /** How long the server stays when its last client has gone. @default 3,000 */
  readonly idleMs?: number;
}

export class EmbeddedDynamoDbError extends Error {
  override readonly name = 'EmbeddedDynamoDbError';
  readonly log: string;

  constructor(log: string, options?: ErrorOptions) {
    super(`The embedded DynamoDB did not start within ${startMs / 1000} seconds. What it said is in ${log}.`, options);
    this.log = log;
  }
}

/**
 * Connects to the embedded DynamoDB of a folder, and starts it where it is not running. Whoever comes first starts it; of two who
 * start it at once one server stays, since only one can open the database.
 *
 * When the server is killed while this process goes on, it is started again, on the same port if that is still free.
 *
 * @throws {EmbeddedDynamoDbError}
 */
export async function connectEmbeddedDynamoDb(
  folder: string,
  { idleMs = 3_000 }: EmbeddedDynamoDbOptions = {},
): Promise<EmbeddedDynamoDb> {
  const root = resolve(folder);
  let open = true;
  let held = await holdServer(root, idleMs);
  watch(held.lifeline);

  function watch(lifeline: Socket): void {
    lifeline.once('close', async () => {
      if (!open) return;
      // Who works meanwhile gets an error of its own from its request, so a failure here needs no other voice.
      const again = await holdServer(root, idleMs).catch(() => undefined);
      if (again === undefined) return;
      held = again;
      if (open) watch(held.lifeline);
      else held.lifeline.destroy();
    });
  }

  return {
    endpoint: `http://127.0.0.1:${held.server.port}`,
    async close() {
      open = false;
      held.lifeline.destroy();
    },
  };
}

interface HeldServer {
  readonly server: ServerFile;
  readonly lifeline: Socket;
}

/** Holds the lifeline of the folder's server, after starting one when there is none. */
async function holdServer(root: string, idleMs: number): Promise<HeldServer> {
  const until = Date.now() + startMs;
  let started: ChildProcess | undefined;
  while (Date.now() < until) {
    const server = await readServerFile(root);
    const lifeline = server && (await holdLifeline(server.lifelinePort, server.id));
    if (server && lifeline) return { server, lifeline };
    if (started === undefined || hasEnded(started)) started = await startServer(root, idleMs, server?.port ?? 0);
    await new Promise((wake) => setTimeout(wake, pollMs));
  }
  throw new EmbeddedDynamoDbError(serverPaths(root).log);
}

/** Lost to another server, or failed: what remains is to look again. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Starts a server that outlives this process and does not get its signals. */
async function startServer(root: string, idleMs: number, port: number): Promise<ChildProcess> {
  const { folder, log } = serverPaths(root);
  await mkdir(folder, { recursive: true });
  const output = await open(log, 'a');
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [program, root, String(idleMs), String(port)], {
    cwd: folder,
    detached: true,
    env,
    stdio: ['ignore', output.fd, output.fd],
  });
  child.on('error', () => undefined);
  child.unref();
  await output.close();
  return child;
}
