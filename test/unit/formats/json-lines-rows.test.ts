import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWithLongIntegers, readJsonLines } from '../../../shared/formats/json-lines-rows.ts';
import { keptBytes, mostRowBytes } from '../../../shared/formats/row.ts';
import { inPieces } from '../../support/in-pieces.ts';

const read = async (file: string | Uint8Array, size = 1 << 20, blockBytes?: number) =>
  (await Array.fromAsync(readJsonLines(inPieces(file, size), blockBytes))).flatMap(({ rows }) => rows);

describe('readJsonLines(body)', () => {
  it('gives an object a line, with its line', async () => {
    expect(await read('\uFEFF{"a":1}\r\n\n  \n{"b":[2]}')).toMatchObject([
      { line: 1, content: { a: 1 }, raw: '{"a":1}' },
      { line: 4, content: { b: [2] }, raw: '{"b":[2]}' },
    ]);
  });

  it.each([
    ['{"a":', 'a JSON object was expected on the line; it is no JSON'],
    ['[1]', 'a JSON object was expected on the line, but an array came'],
    ['null', 'a JSON object was expected on the line, but null came'],
    ['7', 'a JSON object was expected on the line, but a number came'],
    ['"text"', 'a JSON object was expected on the line, but a string came'],
  ])('refuses %s', async (line, message) => {
    expect(await read(`{}\n${line}\n{}`)).toMatchObject([
      { line: 1 },
      { line: 2, problem: 'unparseable_row', message, raw: line },
      { line: 3 },
    ]);
  });

  it('keeps the beginning of a line that is too long, and goes on behind it', async () => {
    const long = `{"a":"${'x'.repeat(3 * mostRowBytes)}"}`;
    const rows = await read(`{}\n${long}\n{}\n${long}`, 99_999);
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, undefined],
      [2, 'oversized_row'],
      [3, undefined],
      [4, 'oversized_row'],
    ]);
    expect(rows[1]?.raw).toBe(long.slice(0, keptBytes));
  });

  it('tells bytes that are no UTF-8 from a replacement character that was written', async () => {
    const file = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}\n{"a":"\uFFFD"}')]);
    expect(await read(file, 3)).toMatchObject([
      { content: { a: '\uFFFD' }, replaced: true },
      { content: { a: '\uFFFD' }, replaced: false },
    ]);
  });

  it('keeps a key named __proto__ an ordinary one', async () => {
    const [row] = await read('{"__proto__":{"user_id":"x"}}');
    expect(row?.problem === undefined && Object.entries(row?.content ?? {})).toEqual([['__proto__', { user_id: 'x' }]]);
    expect(Reflect.get({}, 'user_id')).toBe(undefined);
  });

  it('does not depend on how the bytes are cut, and reads back what is written', async () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(object), fc.integer({ min: 1, max: 40 }), async (objects, size) => {
        const rows = await read(objects.map((value) => JSON.stringify(value)).join('\n'), size, 1);
        const expected = objects.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        expect(rows.map((row) => row.problem ?? row.content)).toEqual(expected);
      }),
    );
  });
});

describe('parseWithLongIntegers(text)', () => {
  it('keeps the digits of integers that a double cannot hold', () => {
    expect(
      parseWithLongIntegers('{"id":12345678901234567890,"n":9007199254740991,"list":[-9007199254740993],"x":1.5}'),
    ).toEqual({
      id: '12345678901234567890',
      n: 9007199254740991,
      list: ['-9007199254740993'],
      x: 1.5,
    });
  });
});
