import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { productNames } from '../../../cli/queries/product-names.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { dayOfDate } from '../../../shared/domain/event/day-of.ts';
import { writeEvents } from '../../../shared/formats/events-parquet.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import type { ObjectStore } from '../../../shared/store/object-store.ts';

let folder: string;
let objects: ObjectStore;
let opened: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-names-'));
  opened = [];
  const inFolder = createFolderObjectStore(folder);
  objects = {
    ...inFolder,
    read: (key, options) => {
      opened.push(key);
      return inFolder.read(key, options);
    },
  };
});
afterEach(() => rm(folder, { recursive: true }));

/** A file of the lake with one event of a product. */
const put = (date: string, file: string, id: string, name?: string) =>
  objects.write(
    `${bucketKeys.lakeDay(date)}${file}.parquet`,
    writeEvents([
      {
        kind: 'view',
        source: 'web',
        userId: '1',
        instant: Date.parse(`${date}T10:00:00Z`),
        day: dayOfDate(date),
        product: { id, name },
      },
    ]),
  );

const days = ['2026-03-01', '2026-03-02'];
/** A day's digests, as one or cut into shares. */
const digestsOf = (date: string, shares: number): string[] =>
  Array.from({ length: shares }, (_, share) => bucketKeys.digest(date, `hash-${share + 1}-of-${shares}`));

describe('productNames', () => {
  it('names products by the newest day that does', async () => {
    await put('2026-03-01', 'a', 'T1', 'Old tea');
    await put('2026-03-01', 'b', 'C1', 'Cup');
    await put('2026-03-02', 'a', 'T1', 'Green tea');
    await put('2026-03-02', 'b', 'N1');
    const digests = days.flatMap((date) => digestsOf(date, 1));
    expect(await productNames(objects, { digests }, ['T1', 'C1', 'N1'])).toEqual({ T1: 'Green tea', C1: 'Cup' });
    expect(opened).toHaveLength(4);
  });

  it('opens a file of a day once, into however many digests the day was cut', async () => {
    await put('2026-03-01', 'a', 'C1', 'Cup');
    await put('2026-03-02', 'a', 'T1', 'Green tea');
    // So many that opening the newest day once for each would leave nothing for the day before.
    const digests = [...digestsOf('2026-03-01', 2), ...digestsOf('2026-03-02', 64)];
    expect(await productNames(objects, { digests }, ['T1', 'C1'])).toEqual({ T1: 'Green tea', C1: 'Cup' });
    expect(opened).toHaveLength(2);
  });

  it('opens 40 files at most, and none once all have a name', async () => {
    for (let file = 0; file < 45; file++) await put('2026-03-02', String(file).padStart(2, '0'), 'T1', 'Green tea');
    const digests = digestsOf('2026-03-02', 1);
    await productNames(objects, { digests }, ['T1', 'unknown']);
    expect(opened).toHaveLength(40);
    opened = [];
    await productNames(objects, { digests }, ['T1']);
    expect(opened).toHaveLength(1);
    opened = [];
    await productNames(objects, { digests }, []);
    expect(opened).toEqual([]);
  });
});
