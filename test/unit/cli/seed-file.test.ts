import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOption, shareOption } from '../../../cli/number-option.ts';
import { nearestCustomers } from '../../../cli/queries/nearest-customers.ts';
import { readSeedFile } from '../../../cli/seed-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-seed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readSeedFile(path)', () => {
  const read = async (content: string): Promise<string[]> => {
    const path = join(folder, 'seeds');
    writeFileSync(path, content);
    return [...(await readSeedFile(path))];
  };

  it('reads a table as lists are read', async () => {
    expect(await read('email,name\nAnn@Example.com,Ann\n')).toEqual(['e:ann@example.com']);
    expect(await read('user_id\n17850\n13047\n')).toEqual(['u:17850', 'u:13047']);
  });

  it('reads an id a line, of a user unless it says otherwise', async () => {
    expect(await read('\ufeff17850\r\n\r\n a:visitor-1 \nann@example.com\n')).toEqual([
      'u:17850',
      'a:visitor-1',
      'u:ann@example.com',
      'e:ann@example.com',
    ]);
  });

  it('says what is wrong, and where', async () => {
    await expect(read('customer,name\nann,Ann\n')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/seeds:1:1 {2}no column names a customer/),
    });
    await expect(read('\n')).rejects.toMatchObject({ message: expect.stringContaining('names nobody') });
    await expect(readSeedFile(join(folder, 'missing'))).rejects.toMatchObject({
      name: 'SeedFileError',
      message: expect.stringContaining('cannot be read'),
    });
  });
});

describe('nearestCustomers(count)', () => {
  it('keeps what sorting all would, whatever their order, of many alike too', () => {
    const similarities = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 300, maxLength: 600 });
    fc.assert(
      fc.property(similarities, fc.integer({ min: 1, max: 30 }), (all, count) => {
        const nearest = nearestCustomers(count);
        const customers = all.map((similarity, at) => ({
          userId: `${(at * 7919) % 1009}`,
          similarity: similarity / 4,
        }));
        for (const each of customers) nearest.add(each);
        const sorted = customers.sort((a, b) => b.similarity - a.similarity || (a.userId < b.userId ? -1 : 1));
        expect(nearest.finish()).toEqual(sorted.slice(0, count));
      }),
    );
  });
});

describe('options that are numbers', () => {
  it('are shares and counts, and nothing else', () => {
    const share = shareOption('rules', '--min-support');
    expect(['0.001', '1', '.5', '1e-3'].map(share)).toEqual([0.001, 1, 0.5, 0.001]);
    for (const text of ['0', '1.1', '-0.1', '10 %', '', 'NaN'])
      expect(() => share(text)).toThrow('a share above 0, at most 1 was expected, such as 0.01');
    expect(shareOption('rules', '--min-confidence', { isZeroAllowed: true })('0')).toBe(0);
    expect(countOption('similar', '--count', 100)('100')).toBe(100);
    for (const text of ['0', '101', '1.5', '-1', 'many'])
      expect(() => countOption('similar', '--count', 100)(text)).toThrow('a whole number from 1 to 100 was expected');
  });
});
