import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMoverFile, createMoverList } from '../../../cli/queries/collect-movers.ts';
import type { Mover } from '../../../cli/results/diff.ts';

const mover = (userId: string): Mover => ({ userId, from: 'core', to: 'growth' });
/** 0..n−1 in another order, as ids of three digits and more. */
const shuffled = (n: number): string[] => Array.from({ length: n }, (_, i) => String((i * 7_919) % n).padStart(4, '0'));

describe('createMoverList(limit)', () => {
  it('keeps the first by customer id and counts all', () => {
    const list = createMoverList(3);
    for (const id of shuffled(5_000)) list.add(mover(id));
    expect(list.result()).toEqual({ customers: 5_000, listed: ['0000', '0001', '0002'].map(mover) });
  });

  it('lists all of fewer, by UTF-8 bytes', () => {
    const list = createMoverList(10);
    for (const id of ['b', '\u{1F600}', 'B', '\uFF21']) list.add(mover(id));
    expect(list.result().listed.map(({ userId }) => userId)).toEqual(['B', 'b', '\uFF21', '\u{1F600}']);
  });
});

describe('createMoverFile(path)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-mover-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([[10], [1_000], [100_000]])('writes all sorted, with %i of them in memory', async (inMemory) => {
    const path = join(folder, 'movers.csv');
    const file = createMoverFile(path, { inMemory });
    for (const id of shuffled(2_000)) await file.add(mover(id));
    await file.finish();
    await file.discard();
    const expected = Array.from({ length: 2_000 }, (_, i) => `${String(i).padStart(4, '0')},core,growth\r\n`);
    expect(await readFile(path, 'utf8')).toBe(`user_id,from,to\r\n${expected.join('')}`);
    expect(await readdir(folder)).toEqual(['movers.csv']);
  });

  it('leaves nothing behind when it is given up, and says where it cannot write', async () => {
    const file = createMoverFile(join(folder, 'movers.csv'), { inMemory: 2 });
    for (const id of ['a', 'b', 'c']) await file.add(mover(id));
    await file.discard();
    expect(await readdir(folder)).toEqual([]);
    const nowhere = createMoverFile(join(folder, 'missing', 'movers.csv'));
    await expect(nowhere.finish()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
