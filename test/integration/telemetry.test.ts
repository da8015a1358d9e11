import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { notificationBody } from '../../shared/contracts/drop-message.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { createInMemoryDynamoDb } from '../support/in-memory-dynamodb.ts';

/** What no log may hold: values that identify Alice. */
const personal = ['alice.liddell@example.org', '+442079460958', 'Liddell', 'customer-7781', 'device-99f'];
const settings = 'currency: GBP\ntime_zone: Europe/London\nsources:\n  web:\n    preset: segment\n';
const row = (fields: object) =>
  JSON.stringify({
    type: 'track',
    messageId: 'm',
    timestamp: '2026-01-05T10:00:00Z',
    userId: 'customer-7781',
    context: { device: { id: 'device-99f' }, traits: { email: 'alice.liddell@example.org' } },
    ...fields,
  });
const rows = [
  row({
    type: 'identify',
    messageId: 'm1',
    traits: { email: 'alice.liddell@example.org', phone: '+442079460958', lastName: 'Liddell' },
  }),
  row({ messageId: 'm2', event: 'Product Viewed', properties: { product_id: 'p1', name: 'Looking glass' } }),
  row({ messageId: 'm3', event: 'Product Viewed', timestamp: 'the day Alice Liddell fell' }),
  '{"type":"track","userId":"customer-7781","email":"alice.liddell@example.org"',
];

interface Line {
  readonly level: string;
  readonly message: string;
  readonly drop?: string;
  readonly error?: string;
  readonly durationMs?: number;
}

describe('the logs of a drop with personal data in it', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof createInMemoryDynamoDb>>;
  let ingest: (event: unknown, context: Context) => Promise<unknown>;
  let runtime: ReturnType<typeof createRuntime>;
  const written: string[] = [];
  const context = {
    functionName: 'ingest-drop',
    awsRequestId: 'request-1',
    getRemainingTimeInMillis: () => 900_000,
  } as unknown as Context;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-telemetry-'));
    database = await createInMemoryDynamoDb();
    const client = embeddedClient(database.endpoint);
    await prepareTable({ client, table: 'profiles' });
    client.destroy();
    await mkdir(join(folder, 'config'), { recursive: true });
    await writeFile(join(folder, 'config', 'strata.yaml'), settings);
    vi.stubEnv('STRATA_FOLDER', folder);
    vi.stubEnv('STRATA_TABLE', 'profiles');
    vi.stubEnv('STRATA_DYNAMODB_ENDPOINT', database.endpoint);
    // The logger writes where the test can read it.
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    runtime = createRuntime(process.env);
    const accept = (await import('../../functions/accept-configuration/handler.ts')).handler as typeof ingest;
    await accept({ Records: [] }, context);
    ingest = (await import('../../functions/ingest-drop/handler.ts')).handler as typeof ingest;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    written.length = 0;
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation(
        (...parts: unknown[]) => void written.push(parts.map(String).join(' ')),
      );
  });
  afterEach(() => vi.restoreAllMocks());

  const send = (body: string) => ingest({ Records: [{ messageId: 'a', body, eventSource: 'aws:sqs' }] }, context);
  const lines = (): Line[] => written.map((text) => JSON.parse(text) as Line);
  const expectNothingPersonal = () => {
    expect(written.length).toBeGreaterThan(0);
    for (const value of personal) expect(written.join('\n')).not.toContain(value);
  };

  it('say which drop was done, and nothing of the customer', async () => {
    const key = 'drops/web/a.jsonl';
    await runtime.objects.write(key, Buffer.from(rows.join('\n')));
    await send(notificationBody(key));
    const [record] = await runtime.ledger.recent(1);
    expect(record).toMatchObject({ status: 'done', counts: { read: 4, applied: 2 } });
    expectNothingPersonal();
    expect(lines().at(-1)).toMatchObject({ level: 'INFO', message: 'done', drop: record?.drop });
  });

  it('say that a file could not be read, and nothing of what is in it', async () => {
    const key = 'drops/web/b.jsonl.gz';
    await runtime.objects.write(key, Buffer.from('alice.liddell@example.org is no gzip'));
    await send(notificationBody(key));
    expect((await runtime.ledger.recent(1))[0]).toMatchObject({ status: 'refused' });
    expectNothingPersonal();
    expect(lines().at(-1)).not.toHaveProperty('drop');
  });

  it('say why a message failed, and nothing of what it said', async () => {
    await expect(send('Liddell, Alice')).rejects.toThrow();
    expectNothingPersonal();
    expect(lines().at(-1)).toMatchObject({ level: 'ERROR', message: 'failed', error: 'SyntaxError' });
    expect(lines().at(-1)).not.toHaveProperty('reason');
  });

  it('name the error of a drop, and where it was thrown', async () => {
    await expect(send(notificationBody('drops/web/gone.jsonl'))).rejects.toThrow();
    expect(lines().at(-1)).toMatchObject({
      level: 'ERROR',
      error: 'ObjectNotFoundError',
      reason: 'There is no object "drops/web/gone.jsonl".',
      frames: expect.arrayContaining([expect.stringContaining('folder-object-store')]),
    });
  });
});
