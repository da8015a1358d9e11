import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { planDigests, sharesOf } from '../../../functions/plan-run/plan-digests.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { digestVersion } from '../../../shared/contracts/day-digest.ts';
import { createMemoryObjects } from '../configuration/memory-objects.ts';

const first = bucketKeys.lakeFile('2011-11-29', 'aa', 0);
const second = [bucketKeys.lakeFile('2011-11-30', 'aa', 0), bucketKeys.lakeFile('2011-11-30', 'bb', 0)];
const late = bucketKeys.lakeFile('2011-12-01', 'aa', 0);
const zone = 'Europe/London';

const objectsOf = (...keys: readonly string[]) => createMemoryObjects(new Map(keys.map((key) => [key, 'x'])));
const lake = objectsOf(first, ...second, late);
const plan = (objects = lake, of = zone) => planDigests(objects, '2011-12-01', of);

describe('planDigests(objects, beforeDate, zone)', () => {
  it('plans each day of the lake before the date, by the files that it has', async () => {
    const { days, digests } = await plan();
    expect(days.map(({ date, files }) => [date, files])).toEqual([
      ['2011-11-29', [first]],
      ['2011-11-30', second],
    ]);
    expect(days.map(({ digest }) => digest)).toEqual(digests);
  });

  it('names a digest by version, zone and files', async () => {
    const hash = createHash('sha256')
      .update(`${digestVersion}\n${zone}\n${second.join('\n')}`)
      .digest('hex');
    expect((await plan()).digests[1]).toBe(`lake/digests/dt=2011-11-30/${hash.slice(0, 20)}.json`);
  });

  it('makes no digest again that is there', async () => {
    const { digests } = await plan();
    const made = await plan(objectsOf(first, ...second, digests[0] ?? ''));
    expect(made.digests).toEqual(digests);
    expect(made.days.map(({ date }) => date)).toEqual(['2011-11-30']);
  });

  it('makes a day again when a file was added, and no other', async () => {
    const { digests } = await plan();
    const more = await plan(objectsOf(first, ...second, bucketKeys.lakeFile('2011-11-30', 'cc', 0), ...digests));
    expect(more.days.map(({ date }) => date)).toEqual(['2011-11-30']);
    expect(more.digests[0]).toBe(digests[0]);
    expect(more.digests[1]).not.toBe(digests[1]);
  });

  it('makes all days again when the zone changes, whose clocks tell the hours', async () => {
    const { digests } = await plan();
    const elsewhere = await plan(objectsOf(first, ...second, ...digests), 'Asia/Shanghai');
    expect(elsewhere.days.map(({ date }) => date)).toEqual(['2011-11-29', '2011-11-30']);
    expect(new Set([...elsewhere.digests, ...digests]).size).toBe(4);
  });
});

describe('sharesOf(bytes)', () => {
  it('is one up to 32 MiB of lake files, and a power of two above', () => {
    const mebi = 2 ** 20;
    expect([0, 1, 32 * mebi, 32 * mebi + 1, 65 * mebi, 129 * mebi].map(sharesOf)).toEqual([1, 1, 1, 2, 4, 8]);
    expect(sharesOf(1e15)).toBe(256);
  });

  it('gives each share of a large day a digest of its own', async () => {
    const file = { key: first, bytes: 100 * 2 ** 20 };
    const objects = { ...lake, list: (prefix: string) => (prefix === bucketKeys.lake ? listOf([file]) : listOf([])) };
    const { days, digests } = await planDigests(objects, '2011-12-01', zone);
    expect(days.map(({ share }) => share)).toEqual([0, 1, 2, 3].map((index) => ({ index, of: 4 })));
    expect(new Set(digests).size).toBe(4);
    expect(digests.every((key) => key.startsWith('lake/digests/dt=2011-11-29/'))).toBe(true);
  });
});

async function* listOf<T>(entries: readonly T[]): AsyncGenerator<T> {
  yield* entries;
}
