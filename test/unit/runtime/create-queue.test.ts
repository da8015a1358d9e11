import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createQueue } from '../../../shared/runtime/create-queue.ts';
import { EnvironmentError } from '../../../shared/runtime/environment.ts';

it('asks for the address of the queue where there is a bucket', () => {
  const environment = { STRATA_BUCKET: 'bucket', STRATA_TABLE: 'table' };
  expect(() => createQueue(environment)).toThrow(EnvironmentError);
  expect(() => createQueue(environment)).toThrow('STRATA_QUEUE_URL');
});

it("sends to the folder's own queue where a folder stands in for the bucket", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strata-queue-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await createQueue({ STRATA_FOLDER: folder, STRATA_TABLE: 'table' }).send('{}');
  const entries = await readdir(join(folder, '.queue'), { recursive: true, withFileTypes: true });
  expect(entries.filter((entry) => entry.isFile())).toHaveLength(1);
});
