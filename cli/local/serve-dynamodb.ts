import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import dynalite from 'dynalite';

export interface ServedDynamoDb {
  readonly port: number;
  /** Waits for requests under way, and closes the database. */
  close(): Promise<void>;
}

/**
 * Serves the database of a folder on 127.0.0.1.
 *
 * Only one process can have it open: the lock is the system's, so a killed one leaves none. Where another has it the process
 * fails: the database says so in an exception that nobody can catch.
 *
 * @param path folder of the database
 * @param preferredPort taken when it is free; 0 for any
 */
export async function serveDynamoDb(path: string, preferredPort: number): Promise<ServedDynamoDb> {
  const database = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await expectDatabase(await listen(database, 0));

  const front = createServer((request, response) => void forward(database, request, response));
  // Longer than a client keeps an idle connection, so that none is closed under a request.
  front.keepAliveTimeout = 120_000;
  const port = await listen(front, preferredPort).catch(() => listen(front, 0));
  return {
    port,
    async close() {
      await closed(front);
      await closed(database);
    },
  };
}

/**
 * Hands a request on when all of it is there. The database would end the process if a client was killed in the middle of one.
 */
async function forward(database: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return;
  }
  const { method, url, headers } = request;
  const whole = Object.assign(new EventEmitter(), { method, url, headers });
  database.emit('request', whole, response);
  whole.emit('data', Buffer.concat(chunks));
  whole.emit('end');
}

/** Asks for the tables, which opens the database. */
async function expectDatabase(port: number): Promise<void> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.ListTables',
    'x-amz-date': '20111201T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  };
  const { ok } = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{}' });
  if (!ok) throw new Error('The database of the folder does not answer.');
}

export function listen(server: NetServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}
