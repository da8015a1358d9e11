import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { MetricName } from '../../shared/contracts/metrics.ts';
import { parseSnapshotManifest } from '../../shared/contracts/snapshot.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const instants = ['2011-02-01', '2011-03-01', '2011-04-01', '2011-05-01', '2011-06-01'];

describe('runs over a bucket that lets go at once of what is released', () => {
  const measured: Partial<Record<MetricName, number>>[] = [];
  const released: string[] = [];
  const runs: { readonly bucket: Statistics; readonly folder: Statistics }[] = [];
  let bucket: World;
  let folder: World;

  /** One run; files that it releases are gone when it ends. */
  async function run(world: World, asOf: string, gone?: string[]): Promise<Statistics> {
    const watched = {
      ...world,
      bucket: 'data',
      record: (values: Partial<Record<MetricName, number>>) => void measured.push(values),
      releases: {
        release: async (keys: readonly string[]) => {
          gone?.push(...keys);
          await world.objects.delete(keys);
        },
      },
    };
    let id = '';
    for await (const step of runSteps(gone === undefined ? world : watched, { asOf, parts: 2 }, asOf)) id = step.run;
    return readJson(world.objects, bucketKeys.runStatistics(id), (json) => json as Statistics);
  }

  beforeAll(async () => {
    const configuration = exampleConfiguration();
    [bucket, folder] = await Promise.all([createWorld({ configuration }), createWorld({ configuration })]);
    const body = Buffer.from(csvOf(retailInvoices({ customers: 120 })));
    for (const world of [bucket, folder]) await world.drop('drops/shop/all.csv', body);
    for (const asOf of instants)
      runs.push({ bucket: await run(bucket, asOf, released), folder: await run(folder, asOf) });
  });
  afterAll(async () => {
    await bucket?.close();
    await folder?.close();
  });

  it('come to what they come to where everything stays', async () => {
    for (const { bucket: one, folder: other } of runs) {
      expect(one.customers).toEqual(other.customers);
      expect(one.clusters).toEqual(other.clusters);
      expect(one.movements).toEqual(other.movements);
      expect(one.interests).toEqual(other.interests);
      expect(
        one.audiences.map(({ members, treatment, control, entered, exited }) => [
          members,
          treatment,
          control,
          entered,
          exited,
        ]),
      ).toEqual(
        other.audiences.map(({ members, treatment, control, entered, exited }) => [
          members,
          treatment,
          control,
          entered,
          exited,
        ]),
      );
    }
    const last = runs.at(-1);
    if (last === undefined) throw new Error('There was no run.');
    expect(await bucket.runDigests(last.bucket)).toEqual(await folder.runDigests(last.folder));
  });

  it('release files of all but the last two, each once', () => {
    const of = (run: number) => released.filter((key) => key.includes(runs[run]?.bucket.run ?? '-'));
    expect([0, 1, 2].map((run) => of(run).length > 0)).toEqual([true, true, true]);
    expect([...of(3), ...of(4)]).toEqual([]);
    expect(new Set(released).size).toBe(released.length);
  });

  it('say where the files of the published run are', async () => {
    const list = Buffer.from(await readBytes(bucket.objects, bucketKeys.latestSnapshot)).toString('utf8');
    const run = runs.at(-1)?.bucket.run ?? '';
    const { files } = await readJson(bucket.objects, bucketKeys.snapshotManifest(run), parseSnapshotManifest);
    expect(files.length).toBe(2);
    expect(list).toBe(files.map(({ key }) => `s3://data/${key}\n`).join(''));
  });

  it('are measured', () => {
    expect(measured.map(({ RunProfiles }) => RunProfiles)).toEqual(
      runs.map(({ bucket: one }) => one.customers.profiles),
    );
    for (const { RunDurationSeconds, RunSlownessSeconds, NewestEventAgeHours } of measured) {
      expect(RunDurationSeconds).toBeGreaterThan(0);
      expect(RunSlownessSeconds).toBeGreaterThanOrEqual(0);
      expect(NewestEventAgeHours).toBeGreaterThanOrEqual(0);
    }
  });
});
