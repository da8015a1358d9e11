import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presetNames } from '../../../shared/sources/presets/index.ts';
import { typedProgram } from '../../support/typed-program.ts';

const program = typedProgram();
const strata = (...args: string[]) => program.strata(...args, '--folder', join(folder, 'data'));

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strata-sources-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function put(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

const settings = `currency: EUR
time_zone: Europe/Berlin
sources:
  shop: { preset: online-retail }
  till:
    unique_rows: true
    separator: ";"
    mapping:
      kind: { column: was, values: { sale: order, look: view }, otherwise: custom }
      user_id: { column: card, through: cards.member }
      timestamp: { column: at, format: DD.MM.YYYY HH:mm }
      price: price
      traits: { city: town }
`;
const configure = async () => {
  await put('data/config/strata.yaml', settings);
  await put('data/config/tables/cards.csv', 'card,member\nC1,M1\nC2,M2\n');
};
const rows = [
  'was;card;at;price;town',
  'sale;C1;05.03.2024 18:20;9.5;Bonn',
  'look;C2;06.03.2024 08:00;;',
  'sale;C9;05.03.2024 18:20;9.5;',
  'sale;C1;05.03.2024 18:20;9.5;Bonn',
  'sale;C2;2024-03-05;9.5;',
  'sale;C2;05.03.2024 18:20;free;',
  'sale;C9;05.03.2024 18:20;1;',
];

describe('strata drop --dry-run', () => {
  it('shows the first rows as events and what would be refused, and writes nothing', async () => {
    await configure();
    const before = readdirSync(folder, { recursive: true }).length;
    const file = await put('till.csv', `${rows.join('\n')}\n`);
    expect(await strata('drop', file, '--source', 'till', '--dry-run')).toBe(0);
    expect(program.said.out.replaceAll(file, 'till.csv')).toBe(
      [
        'till.csv   7 rows   would apply 2   duplicate 1   refuse 4   2 customers',
        '  kinds     order 1   view 1',
        '  days      2024-03-05 to 2024-03-06   Europe/Berlin',
        '  refused',
        '    missing_id     2   line 4, 8',
        '                       column "card", looked up in cards.member, is empty',
        '    missing_time   1   line 6',
        '                       column "at" is "2024-03-05"; a time in the format DD.MM.YYYY HH:mm was expected',
        '    bad_number     1   line 7',
        '                       column "price" is "free"; a number such as 3 or 2.55 was expected',
        '',
        '  line 2   order',
        '    user         M1',
        '    time         2024-03-05 18:20:00   Europe/Berlin',
        '    lines        1 ×   goods   9.50 EUR',
        '    trait city   Bonn',
        '',
        '  line 3   view',
        '    user   M2',
        '    time   2024-03-06 08:00:00   Europe/Berlin',
        '',
        '  line 5   order',
        '    user         M1',
        '    time         2024-03-05 18:20:00   Europe/Berlin',
        '    lines        1 ×   goods   9.50 EUR',
        '    trait city   Bonn',
        '',
        `Nothing was written. Next    strata drop till.csv --source till --folder ${join(folder, 'data')}`,
        '',
      ].join('\n'),
    );
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before + 1);
  });

  it('looks at the first rows only when that is asked, and gives them whole as JSON', async () => {
    await configure();
    const file = await put('till.csv', `${rows.join('\n')}\n`);
    expect(await strata('drop', file, '--source', 'till', '--dry-run', '--rows', '3', '--json')).toBe(0);
    const { dryRuns } = JSON.parse(program.said.out);
    expect(dryRuns).toMatchObject([
      {
        source: 'till',
        whole: false,
        rows: { read: 3, applied: 2, duplicate: 0, refused: 1 },
        refused: { missing_id: { rows: 1, lines: [4] } },
        kinds: { order: 1, view: 1 },
        customers: 2,
        problem: null,
        events: [
          { line: 2, event: { kind: 'order', userId: 'M1', instant: Date.UTC(2024, 2, 5, 17, 20) } },
          { line: 3, event: { kind: 'view' } },
        ],
      },
    ]);
  });

  it('says of a file that cannot be read what drop says, and ends with 1', async () => {
    await configure();
    const file = await put('orders.csv', 'Invoice,Date,Customer,Total\n1,2,3,4\n');
    expect(await strata('drop', file, '--source', 'shop', '--dry-run')).toBe(1);
    expect(program.said.out).toContain('not read: no column "InvoiceDate" (or "timestamp") in the header');
    expect(program.said.out).toContain('strata sources shop      shows what it reads');
    program.forget();
    expect(await strata('drop', file, '--source', 'shpo', '--dry-run')).toBe(1);
    expect(program.said.out).toContain('there is no source "shpo" in config/strata.yaml');
    expect(program.said.out).toContain('expected  one of: shop, till');
    expect(program.said.out).toContain('next      strata sources      lists those that are known');
  });

  it('does not advise to drop what cannot be read, nor lets the data steer the terminal', async () => {
    await configure();
    const blank = await put('blank.csv', `${rows[0]}\n${'x;'.repeat(9)}\n`);
    expect(await strata('drop', blank, '--source', 'till', '--dry-run')).toBe(0);
    expect(program.said.out).toContain('would apply 0');
    expect(program.said.out).toContain('Next    correct the file or the source "till"');
    const evil = await put('evil.csv', 'In\u001b[2Jvoice,Date\n1,2\n');
    await strata('drop', evil, '--source', 'shop', '--dry-run');
    expect(program.said.out).toContain('In�[2Jvoice');
    expect(program.said.out).not.toContain('\u001b[2J');
  });

  it('needs a configuration, and --rows needs it', async () => {
    const file = await put('orders.csv', 'a\n');
    expect(await strata('drop', file, '--source', 'shop', '--dry-run')).not.toBe(0);
    expect(program.said.error).toContain('No configuration is in force yet');
    expect(await strata('drop', file, '--source', 'shop', '--rows', '5')).toBe(2);
    expect(await strata('drop', file, '--source', 'shop', '--dry-run', '--rows', 'few')).toBe(2);
    expect(readdirSync(folder)).toEqual(['orders.csv']);
  });
});

describe('strata sources', () => {
  it('lists presets and the sources of the folder', async () => {
    await configure();
    expect(await strata('sources', '--json')).toBe(0);
    const { presets, sources } = JSON.parse(program.said.out);
    expect(presets.map(({ name }: { name: string }) => name)).toEqual(presetNames);
    expect(sources).toEqual([
      { name: 'shop', preset: 'online-retail', formats: ['csv'] },
      { name: 'till', preset: null, formats: ['csv', 'jsonl'] },
    ]);
    program.forget();
    await strata('sources');
    for (const name of presetNames) expect(program.said.out).toContain(`  ${name} `);
    expect(program.said.out).toContain('  till   a mapping, CSV, JSON Lines   drops/till/');
  });

  it('shows what a mapping reads and what becomes of it', async () => {
    await configure();
    expect(await strata('sources', 'till')).toBe(0);
    expect(program.said.out).toBe(
      [
        'till   a mapping of config/strata.yaml   CSV, JSON Lines   order grain line   separator ;   unique rows yes',
        '',
        '  kind         was',
        '               order    sale',
        '               view     look',
        '               custom   any other',
        '  user_id      card looked up in cards.member',
        '  timestamp    at',
        '               a time in the format DD.MM.YYYY HH:mm',
        '  price        price',
        '  trait city   town',
        '',
        'Next    strata drop FILE --source till --dry-run',
        '',
      ].join('\n'),
    );
  });

  it('shows of the preset attributes whose word its rows are', async () => {
    expect(await strata('sources', 'attributes')).toBe(0);
    for (const line of [
      /^ {2}trait_name +attribute$/m,
      /^ {2}origin +third party: what others say of the customer$/m,
      /^ {4}provider +acme$/m,
      /^ {4}trait income_band +high$/m,
    ])
      expect(program.said.out).toMatch(line);
  });

  it('shows a preset with a sample and the event it is, without a configuration', async () => {
    expect(await strata('sources', 'taobao-user-behavior')).toBe(0);
    expect(program.said.out).toContain(
      '  columns            no header; they are user, item, category, behaviour, time',
    );
    expect(program.said.out).toContain('  9001,4001,7001,pv,1511544070\n\n  is   view\n    user      9001\n');
    expect(program.said.out.split('\n').every((line) => line.length <= 100)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps what it says of Segment within the screen', async () => {
    expect(await strata('sources', 'segment')).toBe(0);
    const sample = program.said.out.split('\n').filter((line) => !line.startsWith('  {'));
    expect(sample.filter((line) => line.length > 100)).toEqual([]);
    expect(program.said.out).toContain('cart_add      Product Added, Added Product, Wishlist Product Added to Cart');
  });

  it('names the nearest preset or source', async () => {
    expect(await strata('sources', 'segmnet')).toBe(2);
    expect(program.said.error).toContain('There is no preset or source "segmnet"; did you mean "segment"?');
  });
});
