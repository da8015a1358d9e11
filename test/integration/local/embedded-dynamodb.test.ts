import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEmbeddedDynamoDb } from '../../../cli/local/embedded-dynamodb.ts';
import { listen } from '../../../cli/local/serve-dynamodb.ts';
import { readServerFile, writeServerFile } from '../../../cli/local/server-file.ts';
import { prepareTable } from '../../../shared/store/dynamodb/prepare-table.ts';
import { dynamoDbClient } from '../../support/dynamodb-client.ts';

const program = fileURLToPath(new URL('../../support/embedded-client.ts', import.meta.url));
const ledgerItems = 16;
const options = { idleMs: 300 };

describe('connectEmbeddedDynamoDb(folder)', () => {
  let folder: string;
  let terminals: ChildProcess[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-embedded-'));
    terminals = [];
  });
  afterEach(async () => {
    for (const terminal of terminals) terminal.kill('SIGKILL');
    await until(async () => (await readServerFile(folder)) === undefined);
    await until(
      async () =>
        await rm(folder, { recursive: true }).then(
          () => true,
          () => false,
        ),
    );
  });

  /** Starts a terminal; `written` is its endpoint and how many items it saw in the end. */
  function terminal(count: number, name: string): { process: ChildProcess; written: Promise<[string, number]> } {
    const child = spawn(process.execPath, [program, folder, String(count), name], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    terminals.push(child);
    const written = new Promise<[string, number]>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The terminal ended with ${code}.`)));
      child.stdout?.once('data', (data) => {
        const [, endpoint = '', seen] = String(data).trim().split(' ');
        resolve([endpoint, Number(seen)]);
      });
    });
    written.catch(() => undefined);
    return { process: child, written };
  }

  async function countItems(endpoint: string): Promise<number> {
    const client = dynamoDbClient(endpoint);
    await prepareTable({ client, table: 'shared' });
    const { Count } = await client.send(
      new ScanCommand({ TableName: 'shared', Select: 'COUNT', ConsistentRead: true }),
    );
    client.destroy();
    return Count ?? 0;
  }

  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('gives terminals that start at once one server, which ends when they have, and keeps what they wrote', async () => {
    const started = ['a', 'b', 'c'].map((name) => terminal(20, name));
    const endpoints = (await Promise.all(started.map(({ written }) => written))).map(([endpoint]) => endpoint);
    expect(new Set(endpoints).size).toBe(1);
    const { pid = 0 } = (await readServerFile(folder)) ?? {};
    expect(isAlive(pid)).toBe(true);
    for (const { process: child } of started) child.stdin?.end();
    await until(async () => !isAlive(pid));
    expect(await readServerFile(folder)).toBeUndefined();

    const again = await connectEmbeddedDynamoDb(folder, options);
    expect(await countItems(again.endpoint)).toBe(60 + ledgerItems);
    await again.close();
  });

  it('survives the terminal that started it, killed in the middle of its writes', async () => {
    const killed = terminal(1_000_000, 'a');
    await until(async () => (await readServerFile(folder)) !== undefined);
    const { pid } = (await readServerFile(folder)) ?? {};
    const other = await connectEmbeddedDynamoDb(folder, options);
    await until(async () => (await countItems(other.endpoint)) > ledgerItems + 50);
    killed.process.kill('SIGKILL');
    expect(await countItems(other.endpoint)).toBeGreaterThan(ledgerItems + 50);
    expect((await readServerFile(folder))?.pid).toBe(pid);
    await other.close();
  });

  it('ends when its last terminal is killed', async () => {
    const killed = terminal(1, 'a');
    await killed.written;
    const { pid = 0 } = (await readServerFile(folder)) ?? {};
    killed.process.kill('SIGKILL');
    await until(async () => !isAlive(pid));
    expect(await readServerFile(folder)).toBeUndefined();
  });

  it('is started again on the same port when it is killed, and has lost nothing that was answered', async () => {
    const [endpoint, seen] = await terminal(30, 'a').written;
    const mine = await connectEmbeddedDynamoDb(folder, options);
    const { pid = 0 } = (await readServerFile(folder)) ?? {};
    process.kill(pid, 'SIGKILL');
    await until(async () => (await readServerFile(folder))?.pid !== pid);
    expect(await until(async () => countItems(mine.endpoint).catch(() => undefined))).toBe(seen);
    expect(mine.endpoint).toBe(endpoint);
    await mine.close();
  });

  it('is not misled by a file of a server that is gone, nor by another program on its port', async () => {
    const stranger = createServer((socket) => void socket.write('something else\n'));
    const port = await listen(stranger, 0);
    await mkdir(join(folder, '.dynamodb'));
    const id = '2f1c7c0e-0e5b-4c3b-9a53-6a6f9d1f2b11';
    await writeServerFile(folder, { id, pid: process.pid, port, lifelinePort: port });
    const { endpoint, close } = await connectEmbeddedDynamoDb(folder, options);
    expect(endpoint).not.toContain(String(port));
    expect(await countItems(endpoint)).toBe(ledgerItems);
    await close();
    await new Promise((resolve) => stranger.close(resolve));
  });

  it('listens on this machine alone and says nothing', async () => {
    const { endpoint, close } = await connectEmbeddedDynamoDb(folder, options);
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await close();
    expect(await readFile(join(folder, '.dynamodb', 'server.log'), 'utf8')).toBe('');
  });
});

/** Asks until the answer is neither false nor absent. */
async function until<T>(ask: () => Promise<T | false | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within 20 seconds.');
}
