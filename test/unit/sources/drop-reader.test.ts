import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mostRowBytes } from '../../../shared/formats/row.ts';
import { identifyDrop } from '../../../shared/sources/drop-reader.ts';
import { inPieces } from '../../support/in-pieces.ts';
import { dropReader, readRows } from '../../support/read-drop.ts';

const shop = { source: { preset: 'online-retail' } };
const header = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country';
const row = '489434,22041,FRAME,48,2010-12-01 08:26:00,2.1,13085,France';
const file = `${header}\n${row}\n`;
const idOf = (content: string) => createHash('sha256').update(`shop\0${content}`).digest('hex').slice(0, 20);
const identify = (bytes: Uint8Array | string, fileName: string, size = 1 << 20, setting: object = shop) =>
  dropReader({ ...setting, fileName }).identify(inPieces(bytes, size));

describe('identify(body)', () => {
  it('gives one id to the same content, however it is packed and cut', async () => {
    const expected = { drop: idOf(file), bytes: Buffer.byteLength(file) };
    expect(await identify(file, 'a.csv')).toEqual(expected);
    expect(await identify(file, 'b.csv', 1)).toEqual(expected);
    expect(await identify(gzipSync(file), 'a.csv.gz', 7)).toEqual(expected);
    expect(await identify(zstdCompressSync(file), 'a.csv.zst', 3)).toEqual(expected);
    expect(await identifyDrop('shop', 'a.csv', inPieces(file, 5))).toEqual(expected);
    expect((await identifyDrop('shop2', 'a.csv', inPieces(file, 5))).drop).not.toBe(expected.drop);
  });

  it('says what is missing in a header, and what came', async () => {
    expect((await identify('Invoice,Date,Customer,Total\n1,2,3,4\n', 'orders.csv')).problem).toEqual({
      message: 'no column "InvoiceDate" (or "timestamp") in the header',
      found: 'Invoice, Date, Customer, Total',
      expected: 'one of: InvoiceDate, timestamp; one of: CustomerID, Customer ID; Quantity; one of: UnitPrice, Price',
    });
    const strata = await identify('kind,timestamp,name\n', 'a.csv', 9, {});
    expect(strata.problem?.expected).toBe('one of: user_id, anonymous_id, device_id, email, phone');
    expect((await identify(`${header},Quantity\n`, 'a.csv')).problem?.message).toBe(
      'column "Quantity" comes twice in the header',
    );
  });

  it.each([
    ['a.csv', '', 'the file is empty; a header line was expected'],
    ['a.csv', '\n\r\n', 'the file is empty; a header line was expected'],
    ['a.csv', Buffer.of(0x50, 0x4b, 3, 4, 0, 0, 8), 'the file is binary'],
    ['a.jsonl', '{}', 'preset online-retail does not read such files'],
    ['a.xlsx', file, 'the ending of its name is not known'],
    ['a', file, 'the ending of its name is not known'],
    ['a.csv.gz', gzipSync(file).subarray(0, 40), 'the gzip stream ends before its end mark'],
    ['a.csv.gz', file, 'a gzip file was expected by its name'],
    ['a.csv', 'x'.repeat(3 * mostRowBytes), 'the header line is longer than a mebibyte'],
  ])('finds %s with %j to be no drop', async (name, bytes, message) => {
    const ids = new Set<string>();
    for (const size of bytes.length > 1000 ? [1 << 20] : [1, 3, 1 << 20]) {
      const { drop, problem } = await identify(bytes, name, size);
      expect(problem?.message).toContain(message);
      expect(drop).toMatch(/^[0-9a-f]{20}$/);
      ids.add(drop);
    }
    expect(ids.size).toBe(1);
    expect(ids.has(idOf(Buffer.from(bytes).toString('latin1')))).toBe(false);
    expect(ids.has(idOf(file))).toBe(false);
  });

  it('says of a JSON array that it is one, and how to make lines of it', async () => {
    for (const array of ['[{"kind":"view"},{"kind":"view"}]', '[\n  {"kind":"view"},\n  {"kind":"view"}\n]\n']) {
      const { problem } = await identify(array, 'a.json', 1 << 20, {});
      expect(problem).toMatchObject({
        message: 'the file is one JSON array',
        expected: 'an object on every line; jq -c ".[]" turns an array into lines',
      });
    }
  });

  it('names a column that several fields need once', async () => {
    const { problem } = await identify('Invoice date,Total\n1,2\n', 'a.csv');
    expect(problem?.expected).toBe(
      'one of: InvoiceDate, timestamp; one of: CustomerID, Customer ID; one of: InvoiceNo, Invoice; Quantity; ' +
        'one of: UnitPrice, Price',
    );
  });

  it('has nothing against a header alone, nor against an empty JSON Lines file', async () => {
    expect(await identify(header, 'a.csv')).toEqual({ drop: idOf(header), bytes: header.length });
    expect(await readRows(header, shop)).toEqual([]);
    expect(await identify('', 'a.jsonl', 1, {})).toEqual({ drop: idOf(''), bytes: 0 });
    expect(await readRows('', { fileName: 'a.ndjson' })).toEqual([]);
  });

  it('refuses JSON Lines whose first lines are none', async () => {
    const rubbish = 'no json\n\n'.repeat(100);
    const refused = await identify(`${rubbish}{"kind":"view"}\n`, 'a.json', 64, {});
    expect(refused.problem).toEqual({
      message: 'none of its first 100 lines is a JSON object',
      found: 'line 1: a JSON object was expected on the line; it is no JSON',
      expected: 'an object on every line',
    });
    const oneGood = `${'no json\n'.repeat(99)}{}\n${rubbish}`;
    expect((await identify(oneGood, 'a.json', 64, {})).problem).toBe(undefined);
    expect((await identify('x'.repeat(3 * mostRowBytes), 'a.jsonl', 1 << 16, {})).problem).toBe(undefined);
  });
});

describe('rows(body)', () => {
  it('gives line, bytes and what came of every row, however the file is cut', async () => {
    const crowd = `${file}\n1,"A,x\n2,B\n${row.replace('FRAME', '"two\nlines"')}\n`;
    const whole = await readRows(crowd, shop);
    expect(whole.map(({ line, bytes, refusal }) => [line, bytes, refusal?.reason])).toEqual([
      [2, row.length, undefined],
      [4, 6, 'unparseable_row'],
      [5, 3, 'unparseable_row'],
      [6, row.length + 6, undefined],
    ]);
    expect(await readRows(crowd, shop, 1)).toEqual(whole);
    expect(await readRows(gzipSync(crowd), { ...shop, fileName: 'a.csv.gz' }, 11)).toEqual(whole);
  });

  it('reads tab-separated files', async () => {
    const rows = await readRows(`kind\tuser_id\ttimestamp\nview\tu,1\t2011-01-01\n`, { fileName: 'a.tsv' });
    expect(rows[0]?.event?.userId).toBe('u,1');
  });

  it('counts replaced bytes as a repair', async () => {
    const bytes = Buffer.from(file.replace('FRAME', 'caf\xe9'), 'latin1');
    const [first] = await readRows(bytes, shop);
    expect(first).toMatchObject({ repaired: ['invalid_utf8'], event: { lines: [{ name: 'caf\uFFFD' }] } });
  });

  it('keeps the beginning of a row of 100 MB', async () => {
    async function* huge() {
      yield Buffer.from(`${file}`);
      for (let i = 0; i < 1600; i++) yield Buffer.alloc(65_536, 'x');
      yield Buffer.from(`\n${row}\n`);
    }
    const chunks = await Array.fromAsync(dropReader(shop).rows(huge()));
    const rows = chunks.flatMap((chunk) => chunk.rows);
    expect(rows.map(({ line, refusal }) => [line, refusal?.reason])).toEqual([
      [2, undefined],
      [3, 'oversized_row'],
      [4, undefined],
    ]);
    expect(rows[1]).toMatchObject({ raw: 'x'.repeat(4096) });
  });

  it('throws where identify found a problem', async () => {
    await expect(readRows('a,b\n1,2\n', shop)).rejects.toThrow('no column "InvoiceDate"');
    await expect(readRows(gzipSync(file).subarray(0, 30), { ...shop, fileName: 'a.csv.gz' })).rejects.toThrow('gzip');
  });
});

describe('createDropReader(input)', () => {
  it('throws for a preset nobody knows, prototypes included', () => {
    for (const preset of ['onlineretail', '__proto__', 'constructor']) {
      expect(() => dropReader({ source: { preset } })).toThrow(
        'there are attributes, ga4, jdata-actions, jdata-users, online-retail',
      );
    }
  });
});
