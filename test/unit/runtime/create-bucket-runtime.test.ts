import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBucketRuntime } from '../../../shared/runtime/create-bucket-runtime.ts';
import { createTableStores } from '../../../shared/runtime/create-table-stores.ts';
import { EnvironmentError } from '../../../shared/runtime/environment.ts';

it('the bucket needs no table; a folder stands in for it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strata-runtime-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { objects } = createBucketRuntime({ STRATA_FOLDER: folder });
  await objects.write('runs/r/plan.json', Buffer.from('{}'));
  expect(await objects.size('runs/r/plan.json')).toBe(2);
});

it('neither bucket nor folder is an error that names both', () => {
  expect(() => createBucketRuntime({ STRATA_TABLE: 'profiles' })).toThrow(EnvironmentError);
  expect(() => createBucketRuntime({ STRATA_TABLE: 'profiles' })).toThrow(/STRATA_BUCKET or STRATA_FOLDER/);
});

it('what is kept in the table asks for its name', () => {
  expect(() => createTableStores({ STRATA_BUCKET: 'bucket' })).toThrow(EnvironmentError);
  expect(() => createTableStores({ STRATA_BUCKET: 'bucket' })).toThrow(/STRATA_TABLE/);
});
