import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLocalSystem } from '../../cli/local/local-system.ts';
import type { StrataSystem } from '../../cli/system.ts';

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const row = (invoice: number, customer: string) => `${invoice},A,mug,1,2011-01-01 10:00:00,1.00,${customer},France`;

let folder: string;
let system: StrataSystem;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-'));
  await cp(new URL('../../examples/online-retail/config', import.meta.url), join(folder, 'config'), {
    recursive: true,
  });
  system = await openLocalSystem(folder);
});

afterAll(async () => {
  await system.close();
  await rm(folder, { recursive: true, force: true });
});

async function drop(name: string, content: string | Uint8Array, source = 'shop') {
  const file = join(folder, name);
  await writeFile(file, content);
  return system.drop(file, source);
}

describe('a file that cannot be read is refused whole', () => {
  const good = gzipSync([header, ...Array.from({ length: 5000 }, (_, i) => row(i, `u${i}`))].join('\n'));
  it.each([
    ['an empty file', 'empty.csv', '', /empty/],
    ['a binary file', 'binary.csv', Buffer.from([0, 1, 2, 3, 0, 255, 10, 0]), /./],
    ['a gzip file cut short', 'short.csv.gz', good.subarray(0, good.length - 100), /gzip/],
    ['a wrong header', 'wrong.csv', 'Invoice,Date,Customer,Total\n1,2,3,4\n', /header|column/],
    ['an unknown ending', 'orders.xyz', `${header}\n${row(1, 'x')}\n`, /./],
  ])('%s', async (_, name, content, why) => {
    const result = await drop(name, content);
    expect(result.status).toBe('refused');
    expect(result.rows).toEqual({ read: 0, applied: 0, duplicate: 0, refused: 0 });
    expect(result.problem?.message).toMatch(why);
  });

  it('one of a source that the configuration does not have, which it names', async () => {
    const result = await drop('orders.csv', `${header}\n${row(2, 'y')}\n`, 'nope');
    expect(result.problem).toMatchObject({ found: 'nope', expected: 'one of: shop' });
  });

  it('and is tried again when it is dropped again', async () => {
    expect((await drop('empty.csv', '')).status).toBe('refused');
  });
});

describe('a bad row stops nothing', () => {
  it('applies a header alone as no rows', async () => {
    expect(await drop('header.csv', `${header}\n`)).toMatchObject({ status: 'applied', rows: { read: 0 } });
  });

  it('refuses rows with their line and reason, and applies the rest', async () => {
    const result = await drop(
      'mixed.csv',
      [
        header,
        '1,__proto__,constructor,1,2011-01-01 10:00:00,1.00,__proto__,__proto__',
        '1,A,toString,1,2011-01-01 10:00:00,abc,1003,UK',
        '1,A,x,1,,1.00,1004,UK',
        '1,A,x,1,2011-01-01 10:00:00,-3.00,1005,UK',
        '1,A,"open quote,1,2011-01-01 10:00:00,1.00,1006,UK',
        row(5, '1007'),
        '1,2,3',
        '',
      ].join('\n'),
    );
    expect(result.rows).toEqual({ read: 7, applied: 2, duplicate: 0, refused: 5 });
    expect(result.refused).toEqual({ bad_number: 1, missing_time: 1, negative_price: 1, unparseable_row: 2 });
    expect(result.samples.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'bad_number'],
      [4, 'missing_time'],
      [5, 'negative_price'],
    ]);
    expect(await system.profile('__proto__')).toMatchObject({ userId: '__proto__' });
  });

  it('refuses one line of 20 MB, and reads on behind it', async () => {
    const result = await drop('long.csv', [header, row(1, '2001'), 'x'.repeat(20_000_000), row(2, '2002')].join('\n'));
    expect(result.rows).toEqual({ read: 3, applied: 2, duplicate: 0, refused: 1 });
    expect(result.refused).toEqual({ oversized_row: 1 });
  });

  it('says of the same content that it was there before, whatever its name', async () => {
    const body = `${header}\n${row(1, '3001')}\n`;
    expect((await drop('first.csv', body)).status).toBe('applied');
    expect(await drop('second.csv.gz', gzipSync(body))).toMatchObject({
      status: 'duplicate',
      rows: { read: 1, applied: 0, duplicate: 1, refused: 0 },
    });
  });
});
