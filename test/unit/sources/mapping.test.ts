import { describe, expect, it } from 'vitest';
import { inPieces } from '../../support/in-pieces.ts';
import { outcomes } from '../../support/read-drop.ts';
import { configurationOf, configuredReader, readConfigured } from '../../support/read-with-configuration.ts';

const now = Date.UTC(2024, 5, 1);

interface Setting {
  readonly source?: string;
  readonly mapping: string;
  readonly tables?: Readonly<Record<string, string>>;
}

const configured = ({ source = '', mapping, tables = {} }: Setting) =>
  configurationOf({
    'config/strata.yaml': `currency: EUR\nsources:\n  s:\n${indent(source, 4)}\n    mapping:\n${indent(mapping, 6)}\n`,
    ...Object.fromEntries(Object.entries(tables).map(([name, text]) => [`config/tables/${name}.csv`, text])),
  });

const indent = (text: string, blanks: number): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ' '.repeat(blanks) + line.trimEnd())
    .join('\n');

const read = async (setting: Setting, file: string, name = 'a.csv') =>
  outcomes(await readConfigured(configured(setting), name, Buffer.from(file), now));

const base = 'user_id: id\ntimestamp: at';
const at = '2024-01-02';

describe('a mapping of fields', () => {
  it('takes the first column of several that has a text', async () => {
    const mapping = `kind: view\nuser_id: [id, other]\ntimestamp: at`;
    expect(await read({ mapping }, `id,other,at\nA,B,${at}\n,B,${at}\n`)).toMatchObject([
      { userId: 'A' },
      { userId: 'B' },
    ]);
    expect(await read({ mapping }, `other,at\nB,${at}\n`)).toMatchObject([{ userId: 'B' }]);
  });

  it('says what values mean, of listed ones and of others', async () => {
    const mapping = `kind: view\n${base}
region: { column: r, values: { D: Germany, x: "" } }
device: { column: r, values: { D: desktop }, otherwise: other }
channel: { column: r, values: { "": none }, otherwise: "" }`;
    const events = await read({ mapping }, `id,at,r\nA,${at},D\nA,${at},x\nA,${at},F\nA,${at},\n`);
    expect(
      events.map((event) => ({ region: undefined, device: undefined, channel: undefined, ...event })),
    ).toMatchObject([
      { region: 'Germany', device: 'desktop', channel: undefined },
      { region: undefined, device: 'other', channel: undefined },
      { region: 'F', device: 'other', channel: undefined },
      { region: undefined, device: undefined, channel: 'none' },
    ]);
  });

  it('keeps a value that is listed under a name of prototypes apart', async () => {
    const mapping = `kind: view\n${base}\nregion: { column: r, values: { a: b } }`;
    expect(await read({ mapping }, `id,at,r\nA,${at},constructor\n`)).toMatchObject([{ region: 'constructor' }]);
  });

  it('limits a value to rows of which a condition holds', async () => {
    const mapping = `kind: custom\n${base}
text: { column: t, when: { column: type, in: [a, b] } }
region: { column: t, when: { column: type, empty: true } }
device: { constant: web, when: { column: type, equals: b } }`;
    const events = await read({ mapping }, `id,at,t,type\nA,${at},x,a\nA,${at},x,b\nA,${at},x,\nA,${at},x,c\n`);
    expect(events.map((event) => Object.keys(event ?? {}).filter((key) => /text|region|device/.test(key)))).toEqual([
      ['text'],
      ['text', 'device'],
      ['region'],
      [],
    ]);
  });

  it('looks values up in tables, and takes an unknown key for nothing', async () => {
    const setting = {
      mapping: `kind: view\nuser_id: { column: id, through: [a.b, c.d] }\ntimestamp: at`,
      tables: { a: 'k,b\n1,x\n2,y\n3,\n', c: 'k,e,d\nx,-,U1\n' },
    };
    expect(await read(setting, `id,at\n1,${at}\n2,${at}\n3,${at}\n4,${at}\n`)).toMatchObject([
      { userId: 'U1' },
      { reason: 'missing_id', message: 'column "id", looked up in a.b, c.d, is empty' },
      { reason: 'missing_id' },
      { reason: 'missing_id' },
    ]);
  });

  it('lets a file lack what is optional, and nothing else', async () => {
    const mapping = `kind: view\n${base}\nregion: { column: r, optional: true }`;
    expect(await read({ mapping }, `id,at\nA,${at}\n`)).toMatchObject([{ userId: 'A' }]);
    const needed = `kind: view\n${base}\nregion: r\ntraits: { gender: g }`;
    const { problem } = await configuredReader(configured({ mapping: needed }), 'a.csv', now).identify(
      inPieces('id,at\n', 9),
    );
    expect(problem).toEqual({ message: 'no column "r" in the header', found: 'id, at', expected: 'r; g' });
    await expect(
      read({ mapping: `kind: [{ when: { column: k, equals: x }, is: view }]\n${base}` }, 'id,at\n'),
    ).rejects.toThrow('no column "k" in the header');
  });
});

describe('kinds of a mapping', () => {
  it('are told by the first rule that fits', async () => {
    const mapping = `kind:
  - { when: { column: no, starts_with: C }, is: refund }
  - { when: { column: state, in: [open, paid] }, is: order }
  - { when: { column: state, empty: false }, is: custom }
${base}
price: p`;
    const file = `id,at,no,state,p\nA,${at},C1,open,1\nA,${at},2,paid,1\nA,${at},2,lost,1\nA,${at},2,,1\n`;
    expect(await read({ mapping }, file)).toMatchObject([
      { kind: 'refund' },
      { kind: 'order' },
      { kind: 'custom' },
      { reason: 'unknown_kind', message: 'no rule for the kind of events fits the row' },
    ]);
  });

  it('are told by values; a value that is not listed must be a kind itself', async () => {
    const mapping = `kind: { column: k, values: { pv: view, no: "" } }\n${base}`;
    expect(await read({ mapping }, `id,at,k\nA,${at},pv\nA,${at},search\nA,${at},no\nA,${at},buy\n`)).toMatchObject([
      { kind: 'view' },
      { kind: 'search' },
      { reason: 'unknown_kind', message: expect.stringContaining('column "k" is empty') },
      { reason: 'unknown_kind', message: expect.stringContaining('column "k" is "buy"') },
    ]);
  });

  it('that need no time are as of when the file comes', async () => {
    const mapping = 'kind: identify\nuser_id: id';
    expect(await read({ mapping }, 'id\nA\n')).toMatchObject([{ kind: 'identify', instant: now, day: 19_875 }]);
  });
});

describe('files of a mapping', () => {
  it('without a header have columns by name or by number', async () => {
    const row = `A;${at};x\n`;
    const named = { source: 'columns: [id, at, r]', mapping: `kind: view\n${base}\nregion: r` };
    const numbered = { source: 'header: false', mapping: 'kind: view\nuser_id: 1\ntimestamp: 2\nregion: 3' };
    for (const setting of [named, numbered]) {
      expect(await read(setting, `${row}${row}`)).toMatchObject([{ userId: 'A', region: 'x' }, { userId: 'A' }]);
      expect(await read(setting, `${row}A;B\n`)).toMatchObject([
        { userId: 'A' },
        { reason: 'unparseable_row', message: '3 cells were expected, as there are columns, but 2 came' },
      ]);
      expect(await read(setting, '')).toEqual([]);
    }
    const { problem } = await configuredReader(configured(named), 'a.csv', now).identify(inPieces('A;B\nC;D\n', 3));
    expect(problem).toMatchObject({ message: 'none of its first 2 lines has 3 cells', expected: 'id, at, r' });
  });

  it('may be parted by | alone', async () => {
    const mapping = `kind: view\n${base}\nregion: r`;
    expect(await read({ source: "separator: '|'", mapping }, `id|at|r\nA|${at}|a,b;c\n`)).toMatchObject([
      { region: 'a,b;c' },
    ]);
  });

  it('count bytes that are none of their encoding', async () => {
    const configuration = configured({ source: 'encoding: gbk', mapping: `kind: view\n${base}\nregion: r` });
    const bytes = Buffer.concat([Buffer.from(`id,at,r\nA,${at},`), Buffer.of(0xff), Buffer.from('x\n')]);
    const [row] = await readConfigured(configuration, 'a.csv', bytes, now);
    expect(row).toMatchObject({ repaired: ['invalid_encoding'], event: { region: '\uFFFDx' } });
  });

  it('that are binary are no files of theirs', async () => {
    const mapping = `kind: view\n${base}`;
    const problemOf = async (source: string, bytes: Buffer) =>
      (await configuredReader(configured({ source, mapping }), 'a.csv', now).identify(inPieces(bytes, 9))).problem;
    expect(await problemOf('', Buffer.from(`id,at\nA,\0`))).toMatchObject({
      message: 'the file is binary (byte 8 is zero); text in UTF-8 was expected',
    });
    expect(await problemOf('encoding: utf-16', Buffer.from(`id,at\nA,${at}\n`, 'utf16le'))).toBe(undefined);
    expect(await problemOf('', Buffer.from(`\uFEFFid,at\nA,${at}\n`, 'utf16le'))).toBe(undefined);
    expect(await problemOf('format: jsonl', Buffer.from('{}'))).toMatchObject({
      message: 'the mapping of source "s" does not read such files',
    });
  });
});

describe('money of a mapping', () => {
  const goods = 'quantity: q\nprice: p\namount: a';
  const orders = { mapping: `kind: order\n${base}\n${goods}` };

  it('is the amount where there is one, else quantity times price', async () => {
    const file = `id,at,q,p,a\nA,${at},3,2,5\nA,${at},3,2,\nA,${at},0,,5\nA,${at},,,5\nA,${at},2,,\n`;
    expect(await read(orders, file)).toMatchObject([
      { kind: 'order', lines: [{ quantity: 3, amountMinor: 500 }] },
      { kind: 'order', price: 2, lines: [{ quantity: 3, amountMinor: 600 }] },
      { kind: 'order', lines: [{ quantity: 0, amountMinor: 500 }] },
      { kind: 'order', lines: [{ quantity: 1, amountMinor: 500 }] },
      { reason: 'bad_number', message: 'column "p" is empty; a number was expected' },
    ]);
  });

  it('below zero is a refund, unless pieces above zero were sold for it', async () => {
    const file = `id,at,q,p,a\nA,${at},,,-5\nA,${at},-1,,-5\nA,${at},-1,,5\nA,${at},1,,-5\n`;
    expect(await read(orders, file)).toMatchObject([
      { kind: 'refund', lines: [{ amountMinor: 500 }] },
      { kind: 'refund', lines: [{ quantity: 1, amountMinor: 500 }] },
      { kind: 'refund', lines: [{ quantity: 1, amountMinor: 500 }] },
      { reason: 'negative_price', message: expect.stringContaining('amount is -5') },
    ]);
  });

  it('is written with a comma where that is said', async () => {
    const setting = { ...orders, source: 'decimal: comma' };
    const file = `id;at;q;p;a\nA;${at};1,5;2;\nA;${at};1;1.234.567,5;\nA;${at};1;1.50;\nA;${at};1;12.34,5;\n`;
    const refused = { reason: 'bad_number', message: 'column "p" is "1.50"; a number such as 3 or 2,55 was expected' };
    expect(await read(setting, file)).toMatchObject([
      { lines: [{ quantity: 1.5, amountMinor: 300 }] },
      { lines: [{ amountMinor: 123_456_750 }] },
      refused,
      { reason: 'bad_number' },
    ]);
  });
});

describe('JSON of a mapping', () => {
  it('reads places in lists, objects of traits and a wrapper', async () => {
    const setting = {
      mapping: `kind: view\nuser_id: ids.1\ntimestamp: at\nwrapper: body\ntraits: who`,
    };
    const inner = `{"ids":["x","U"],"at":"${at}","who":{"city":"Bonn","age":30}}`;
    expect(await read(setting, `{"body":${inner}}\n${inner}\n`, 'a.jsonl')).toMatchObject([
      { userId: 'U', traits: { city: 'Bonn', age: '30' } },
      { userId: 'U' },
    ]);
  });

  it('keeps every digit of a long number within a wrapper', async () => {
    const setting = { mapping: 'kind: view\nuser_id: id\ntimestamp: at\nwrapper: body' };
    expect(await read(setting, `{"body":{"id":12345678901234567890,"at":"${at}"}}`, 'a.jsonl')).toMatchObject([
      { userId: '12345678901234567890' },
    ]);
  });
});
