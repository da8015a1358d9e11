import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropRemotely } from '../../cli/remote/drop-remotely.ts';
import type { OpenStack } from '../../cli/remote/open-stack.ts';
import type { StrataSystem } from '../../cli/system.ts';
import { createIngestDrop } from '../../functions/ingest-drop/ingest-drop.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { openStackBesideFolder, type StackBesideFolder } from '../support/stack-beside-folder.ts';

let both: StackBesideFolder;
let folder: string;
let remote: StrataSystem;
let open: OpenStack;
beforeAll(async () => {
  both = await openStackBesideFolder();
  ({ folder, remote, open } = both);
}, 120_000);
beforeEach(() => both.rest());
afterAll(() => both.close());

describe('a drop into a stack', () => {
  it('of content that was applied is told without an upload', async () => {
    const result = await remote.drop(join(folder, 'year.csv'), 'shop');
    expect(result).toMatchObject({ status: 'duplicate', rows: { applied: 0 } });
    expect(result.rows.duplicate).toBe(result.rows.read);
  });

  it('is uploaded, and waited for until the ledger has it', async () => {
    const file = join(folder, 'new.csv');
    await writeFile(file, csvOf(retailInvoices({ seed: 11, customers: 5 })));
    const sent: number[] = [];
    const dropping = remote.drop(file, 'shop', undefined, (bytes) => sent.push(bytes));
    const ingest = createIngestDrop({ ...open.runtime, queue: { send: async () => {} } });
    let key: string | undefined;
    while (key === undefined) {
      await new Promise((wake) => setTimeout(wake, 50));
      for await (const object of open.runtime.objects.list('drops/shop/'))
        if (object.key.endsWith('-new.csv')) key = object.key;
    }
    await ingest({ task: 'ingest', key, versionId: undefined }, Number.POSITIVE_INFINITY);
    const result = await dropping;
    expect(key).toBe(bucketKeys.drop('shop', result.drop, 'new.csv'));
    expect(result).toMatchObject({ status: 'applied', source: 'shop' });
    expect(result.rows.applied).toBeGreaterThan(0);
    expect(sent.at(-1)).toBe((await stat(file)).size);
  });

  it('of which nothing becomes says after a while what waits, and where to look', async () => {
    const file = join(folder, 'stuck.csv');
    await writeFile(file, csvOf(retailInvoices({ seed: 12, customers: 3 })));
    await expect(dropRemotely(open, file, 'shop', {}, { patienceMs: 30, firstMs: 10 })).rejects.toMatchObject({
      name: 'DropTimeoutError',
      message: expect.stringMatching(/3 messages wait in the queue, 2 are worked on, 0 are among the dead letters/),
      hint: expect.stringContaining('docs/runbook.md'),
    });
  });

  it('of a source that is not configured there is refused before anything is uploaded', async () => {
    await expect(remote.drop(join(folder, 'year.csv'), 'shpo')).rejects.toMatchObject({
      name: 'UnknownSourceError',
      exitCode: 2,
      message: expect.stringContaining('did you mean "shop"?'),
    });
  });
});
