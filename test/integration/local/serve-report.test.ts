import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReportServer, serveReport } from '../../../cli/local/up/serve-report.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../../shared/store/object-store.ts';

let folder: string;
let objects: ObjectStore;
let server: ReportServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-serve-'));
  objects = createFolderObjectStore(folder);
  server = await serveReport(objects, 0);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const put = (key: string, text: string | Uint8Array) => objects.write(key, Buffer.from(text));
const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.address), { redirect: 'manual', ...init });

/** `fetch` sets the header `Host` itself and resolves `..`; a raw request does neither. */
function raw(path: string, host?: string): Promise<number | undefined> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: host === undefined ? {} : { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('serveReport(objects, port)', () => {
  it('says that there is no report yet, and leads to the newest once there is', async () => {
    const before = await get('/');
    expect(before.status).toBe(200);
    expect(await before.text()).toContain('No report yet');

    await put('reports/run=r1/index.html', '<p>one</p>');
    await put('runs/latest.json', JSON.stringify({ run: 'r1', asOf: '2026-01-01T00:00:00Z', publishedAt: 'now' }));
    const after = await get('/');
    expect([after.status, after.headers.get('location')]).toEqual([302, '/reports/run=r1/index.html']);
    const report = await get('/reports/run=r1/index.html');
    expect(report.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await report.text()).toBe('<p>one</p>');
  });

  it('serves audience files as they are stored, and the numbers of a run', async () => {
    const file = gzipSync('user_id,arm\n');
    await put('audiences/vip/run=r1/members.csv.gz', file);
    await put('runs/r1/statistics.json', '{}');
    const served = await get('/audiences/vip/run=r1/members.csv.gz');
    expect(served.headers.get('content-type')).toBe('application/gzip');
    expect(Buffer.from(await served.arrayBuffer()).equals(file)).toBe(true);
    expect((await get('/runs/r1/statistics.json')).status).toBe(200);
  });

  it('serves neither profiles nor drops, configuration, or anything outside the folder', async () => {
    for (const key of ['runs/r1/profiles/0.shuffle', 'runs/r1/state/0.json', 'drops/shop/a.csv', 'config/strata.yaml'])
      await put(key, 'secret');
    for (const path of [
      '/runs/r1/profiles/0.shuffle',
      '/runs/r1/state/0.json',
      '/drops/shop/a.csv',
      '/config/strata.yaml',
      '/reports/../config/strata.yaml',
      '/reports/%2e%2e/config/strata.yaml',
      '/reports/..%2f..%2fetc/passwd',
      '/%E0%A4%A',
    ])
      expect([path, await raw(path)]).toEqual([path, 404]);
  });

  it('answers to no other host name, so that no page of the web reads along', async () => {
    expect(await raw('/', 'evil.example')).toBe(403);
    expect(await raw('/', 'localhost:1234')).toBe(200);
  });

  it('takes GET and HEAD alone', async () => {
    await put('reports/run=r1/index.html', '<p>one</p>');
    expect((await get('/reports/run=r1/index.html', { method: 'POST' })).status).toBe(405);
    const head = await get('/reports/run=r1/index.html', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  });

  it('takes another port where the one asked for is in use', async () => {
    const { port } = new URL(server.address);
    const second = await serveReport(objects, Number(port));
    expect(second.address).not.toBe(server.address);
    await second.close();
  });
});
