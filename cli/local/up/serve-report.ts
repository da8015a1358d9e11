import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { parseLatestRun } from '../../../shared/contracts/run-plan.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../../shared/store/object-store.ts';
import { findJson } from '../../../shared/store/read-json.ts';
import { noReportPage } from './no-report-page.ts';

export interface ReportServer {
  /** Such as `http://127.0.0.1:8790/`. */
  readonly address: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** What the report links to. Configuration, profiles and drops are not served. */
const served = /^(reports|audiences)\/|^runs\/[^/]+\/[a-z]+\.json$/;
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  gz: 'application/gzip',
};
const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
};

/**
 * Serves the published report, and the files it links to, to browsers of this machine alone; `/` leads to the newest. A request by
 * another host name is refused, so that no page of the web can read along.
 *
 * @param port 0 for any; also where the port is taken, another one is
 */
export async function serveReport(objects: ObjectStore, port: number): Promise<ReportServer> {
  const server = createServer((request, response) => {
    answer(objects, request, response).catch(() => response.destroy());
  });
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    address: `http://${loopback}:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(resolve, reject);
      else reject(error);
    });
    server.listen(port, loopback, resolve);
  });
}

async function answer(objects: ObjectStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host?.replace(/:\d+$/, '');
  if (host !== loopback && host !== 'localhost') return say(response, 403, 'Strata answers to this machine alone.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'GET was expected.\n');
  const key = keyOf(request.url ?? '/');
  if (key === '') return toNewest(objects, response);
  if (key === undefined || !served.test(key)) return say(response, 404, 'There is nothing here. The report is at /\n');
  try {
    const bytes = await objects.size(key);
    const type = types[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type, 'content-length': bytes });
    if (request.method === 'HEAD') response.end();
    else await pipeline(Readable.from(await objects.read(key)), response);
  } catch (error) {
    if (!(error instanceof ObjectNotFoundError) || response.headersSent) throw error;
    say(response, 404, 'There is no such file.\n');
  }
}

async function toNewest(objects: ObjectStore, response: ServerResponse): Promise<void> {
  const latest = await findJson(objects, bucketKeys.latestRun, parseLatestRun);
  if (latest === undefined) say(response, 200, noReportPage, types.html);
  else response.writeHead(302, { ...headers, location: `/${bucketKeys.report(latest.run)}` }).end();
}

/** `undefined` for what cannot be a key. */
function keyOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, `http://${loopback}`).pathname.slice(1));
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { ...headers, 'content-type': type }).end(text);
}
