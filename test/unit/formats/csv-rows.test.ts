import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvRows } from '../../../shared/formats/csv-rows.ts';
import { csvLine } from '../../../shared/formats/csv-writer.ts';
import { keptBytes, mostRowBytes, type Row } from '../../../shared/formats/row.ts';
import { inPieces } from '../../support/in-pieces.ts';
import { parseSlowly } from './slow-csv.ts';

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row<readonly string[]>[];
  readonly bytes: number;
}

async function read(file: string | Uint8Array, size = 1 << 20, blockBytes?: number): Promise<Table> {
  let table: Table = { header: [], rows: [], bytes: 0 };
  for await (const { header, rows, bytes } of readCsvRows(inPieces(file, size), 'orders.csv', {}, blockBytes)) {
    table = { header, rows: [...table.rows, ...rows], bytes: table.bytes + bytes };
  }
  return table;
}

/** Line and cells, or line and problem. */
const brief = ({ rows }: Table) => rows.map((row) => [row.line, row.problem ?? row.content]);

describe('readCsvRows(body, fileName)', () => {
  it('gives cells with the line each row starts on', async () => {
    const table = await read('id,note\n1,a\r\n\n2,"b, ""c""\nd"\n3,e');
    expect(table.header).toEqual(['id', 'note']);
    expect(brief(table)).toEqual([
      [2, ['1', 'a']],
      [4, ['2', 'b, "c"\nd']],
      [6, ['3', 'e']],
    ]);
    expect(table.rows.map(({ raw }) => raw)).toEqual(['1,a', '2,"b, ""c""\nd"', '3,e']);
  });

  it.each([
    ['semicolons', 'a;b\n1;2,5\n', ['1', '2,5']],
    ['tabs', 'a\tb\n1\t2,5\n', ['1', '2,5']],
    ['commas inside a quoted name', '"a,b,c";d;e\n1;2;3\n', ['1', '2', '3']],
    ['one column', 'a\n1;2\n', ['1;2']],
  ])('finds the separator by the header: %s', async (_, file, cells) => {
    expect(brief(await read(file))).toEqual([[2, cells]]);
  });

  it('takes a quote inside a cell for itself, and a byte order mark for nothing', async () => {
    const table = await read('\uFEFFsize,"name"\n5" pipe,x"y\n');
    expect(table.header).toEqual(['size', 'name']);
    expect(brief(table)).toEqual([[2, ['5" pipe', 'x"y']]]);
  });

  it('refuses rows with another number of cells than the header', async () => {
    const table = await read('a,b\n1\n1,2\n1,2,3\n');
    expect(brief(table)).toEqual([
      [2, 'unparseable_row'],
      [3, ['1', '2']],
      [4, 'unparseable_row'],
    ]);
    expect(table.rows[2]).toMatchObject({
      message: '2 cells were expected, as in the header, but 3 came',
      raw: '1,2,3',
    });
  });

  it('loses one line to a quote that is not closed', async () => {
    const table = await read('a,b\n1,"open\n2,x\n"3",y\n4,"z"\n');
    expect(brief(table)).toEqual([
      [2, 'unparseable_row'],
      [3, ['2', 'x']],
      [4, ['3', 'y']],
      [5, ['4', 'z']],
    ]);
    expect(table.rows[0]?.raw).toBe('1,"open');
  });

  it('loses one line to a quote that is not closed when nothing closes it up to the end', async () => {
    const good = '2,x\n'.repeat(400_000);
    const table = await read(`a,b\n1,"open\n${good}`, 70_001);
    expect(table.rows.length).toBe(400_001);
    expect(table.rows.filter(({ problem }) => problem !== undefined)).toMatchObject([{ line: 2, raw: '1,"open' }]);
  });

  it('stops giving quoted cells further lines after 64 MiB were read twice', async () => {
    const hopeless = `x",",${'y'.repeat(994)}\n`;
    const { rows } = await read(`a,b,c\n${hopeless.repeat(3000)}1,"two\nlines",z\n`);
    expect(rows.filter(({ problem }) => problem === 'unparseable_row').length).toBe(3002);
    const few = await read(`a,b,c\n${hopeless.repeat(10)}1,"two\nlines",z\n`);
    expect(few.rows.at(-1)).toMatchObject({ line: 12, content: ['1', 'two\nlines', 'z'] });
  });

  it('keeps the beginning of a row that is too long, and goes on behind it', async () => {
    for (const long of ['x'.repeat(3 * mostRowBytes), `"${'x'.repeat(3 * mostRowBytes)}"`]) {
      const { rows } = await read(`a,b\n1,2\n${long},y\n3,4\n`, 100_000);
      expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
        [2, undefined],
        [3, 'oversized_row'],
        [4, undefined],
      ]);
      expect(rows[1]?.raw).toBe(long.slice(0, keptBytes));
    }
  });

  it('reads a row of exactly the greatest length', async () => {
    const row = `1,${'x'.repeat(mostRowBytes - 2)}`;
    expect((await read(`a,b\n${row}\n${row}y\n2,3`)).rows.map(({ problem }) => problem)).toEqual([
      undefined,
      'oversized_row',
      undefined,
    ]);
  });

  it('holds no more than a few rows of a line of 100 MB', async () => {
    const before = heldBytes();
    let most = 0;
    async function* file() {
      yield Buffer.from('a,b\n1,2\n');
      for (let i = 0; i < 1600; i++) {
        yield Buffer.alloc(65_536, 'x');
        if (i % 200 === 199) most = Math.max(most, heldBytes() - before);
      }
      yield Buffer.from('\n3,4\n');
    }
    const lines: number[] = [];
    for await (const { rows } of readCsvRows(file(), 'a.csv')) lines.push(...rows.map(({ line }) => line));
    expect(lines).toEqual([2, 3, 4]);
    expect(most).toBeLessThan(16 * 1024 * 1024);
  });

  it('replaces bytes that are no UTF-8, in their cell alone', async () => {
    const file = Buffer.concat([Buffer.from('a,b\n日志,'), Buffer.of(0xc3), Buffer.from('\né,ü\n')]);
    const { rows } = await read(file, 1);
    expect(rows).toMatchObject([
      { content: ['日志', '\uFFFD'], replaced: true },
      { content: ['é', 'ü'], replaced: false },
    ]);
  });

  it('takes names of JavaScript for ordinary text', async () => {
    const table = await read('__proto__,constructor\ntoString,__proto__\n');
    expect(table.header).toEqual(['__proto__', 'constructor']);
    expect(brief(table)).toEqual([[2, ['toString', '__proto__']]]);
  });

  it('gives nothing for an empty file and no rows for a header alone', async () => {
    expect(await Array.fromAsync(readCsvRows(inPieces('\uFEFF\r\n\n', 1), 'a.csv'))).toEqual([]);
    expect(await read('a,b')).toEqual({ header: ['a', 'b'], rows: [], bytes: 3 });
  });

  it('throws when the header cannot be read', async () => {
    await expect(read(`"a,b\n1,2\n`)).rejects.toThrow('the header line has a quote that is not closed');
    await expect(read('x'.repeat(2 * mostRowBytes))).rejects.toThrow('the header line is longer than a mebibyte');
  });
});

describe('readCsvRows as a law', () => {
  /** Text in which what matters to CSV is frequent. */
  const rubbish = fc.string({
    unit: fc.constantFrom('a', 'é', '日', ',', ',', '"', '"', '\n', '\n', '\r', '\r\n', ';'),
  });
  const options = { numRuns: 500 };

  it('does not depend on how the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(rubbish, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const file = `\uFEFFh,i\n${text}`;
        const whole = await read(file);
        expect(await read(file, size, 1)).toEqual(whole);
      }),
      options,
    );
  });

  it('gives what a slow parser gives', async () => {
    await fc.assert(
      fc.asyncProperty(rubbish, async (text) => {
        const file = `h,i\n${text}`;
        const [, ...expected] = parseSlowly(file, ',');
        expect(brief(await read(file, 7, 1))).toEqual(
          expected.map(({ line, cells }) => [line, cells?.length === 2 ? cells : 'unparseable_row']),
        );
      }),
      options,
    );
  });

  it('reads back what is written', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/^[=+\-@\t\r]/.test(text) && !text.includes('\uFEFF'));
    const table = fc.array(fc.tuple(fc.constant('id'), cell, cell), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const file = [['h', 'i', 'j'], ...rows].map(csvLine).join('');
        expect((await read(file, size, 1)).rows.map((row) => row.problem ?? row.content)).toEqual(rows);
      }),
      options,
    );
  });
});

/** Bytes of buffers that are still held: what is only not yet collected does not count. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  collect();
  // Buffers that the first found unused are given back while it ends, or by the second.
  collect();
  return process.memoryUsage().arrayBuffers;
}
