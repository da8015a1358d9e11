import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { campaignTemplate } from '../../../cli/init/campaign-template.ts';
import { createStarter, type StarterOptions } from '../../../cli/init/create-starter.ts';
import { settingsTemplate } from '../../../cli/init/settings-template.ts';
import { validateFolder } from '../../../cli/local/configuration-files.ts';
import { parseCampaignShape } from '../../../shared/contracts/parse-campaign.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';
import { presetNames } from '../../../shared/sources/presets/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = Date.UTC(2026, 0, 2);
const start = (from: StarterOptions['from'], more: Partial<StarterOptions> = {}) =>
  createStarter({ folder, from, source: 'shop', currency: 'EUR', timeZone: 'Europe/Berlin', ...more }, now);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

/** Puts a data file there, and gives the lines of its source as init proposes them. */
async function proposed(name: string, content: string | Uint8Array) {
  writeFileSync(join(folder, name), content);
  const result = await start({ file: join(folder, name) });
  expect(await validateFolder(folder)).toMatchObject({ ok: true });
  const settings = read('config/strata.yaml');
  const [, lines = ''] = /\n {2}shop:\n((?: {4}.*\n)+)/.exec(settings) ?? [];
  return {
    ...result,
    lines: lines
      .split('\n')
      .map((line) => line.slice(4))
      .filter((line) => line !== ''),
  };
}

describe('strata init', () => {
  it.each([...presetNames])('writes a configuration for %s that passes its check', async (preset) => {
    const result = await start({ preset });
    expect(result).toMatchObject({ preset, source: 'shop', sample: null, doubts: [] });
    // Users and attributes have no products, so there is no catalogue to begin with.
    const files = ['attributes', 'jdata-users'].includes(preset) ? 2 : 3;
    expect(await validateFolder(folder)).toMatchObject({ ok: true, problems: [], files });
    const parsed = parseSettings(read('config/strata.yaml'), 'config/strata.yaml', { presets: presetNames });
    expect(parsed).toMatchObject({
      settings: { currency: 'EUR', timeZone: 'Europe/Berlin', sources: { shop: { preset } } },
    });
  });

  it('writes a mapping to fill in that passes its check', async () => {
    await start('mapping', { source: 'crm' });
    expect(await validateFolder(folder)).toMatchObject({ ok: true, problems: [] });
    expect(read('config/strata.yaml')).toContain('# What lies under drops/crm/ is read as said here.');
  });

  it('puts the schemas where the headers of the files lead', async () => {
    const { files } = await start({ preset: 'strata' });
    expect(files).toEqual([
      'config/strata.yaml',
      'config/campaigns/example-winback.yaml',
      'config/catalog/products.csv',
      'config/.schemas/strata.schema.json',
      'config/.schemas/campaign.schema.json',
    ]);
    for (const path of files.slice(0, 2)) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(read(path)) ?? [];
      expect(JSON.parse(read(join(path, '..', schema)))).toMatchObject({ additionalProperties: false });
    }
  });

  it('never writes over a file, and then writes nothing', async () => {
    await start({ preset: 'strata' });
    writeFileSync(join(folder, 'config', 'strata.yaml'), 'mine');
    rmSync(join(folder, 'config', 'campaigns'), { recursive: true });
    const before = await readdir(folder, { recursive: true });
    await expect(start({ preset: 'segment' })).rejects.toMatchObject({
      name: 'FileExistsError',
      exitCode: 2,
      message: expect.stringMatching(/strata\.yaml, .*products\.csv: there already\. Nothing was written\.$/),
    });
    expect(read('config/strata.yaml')).toBe('mine');
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });
});

describe('templates', () => {
  /** Takes away the `#` of keys; sentences stand after `# `. */
  const uncommented = (text: string) => text.replace(/^#(?=[a-z]| {2})/gm, '');

  it('of the settings names the defaults in its comments', () => {
    const text = settingsTemplate({
      currency: 'EUR',
      timeZone: 'UTC',
      source: 'shop',
      sourceLines: ['preset: strata'],
    });
    expect(uncommented(text)).not.toBe(text);
    const parsed = parseSettings(text, 'a.yaml');
    expect(parsed).toHaveProperty('settings');
    expect(parseSettings(uncommented(text), 'a.yaml')).toEqual(parsed);
    expect(uncommented(text)).toContain('\nminimum_size: 100\n');
  });

  it('of the campaign names the defaults in its comments', () => {
    const text = campaignTemplate();
    const parsed = parseCampaignShape(text, 'config/campaigns/example-winback.yaml', { minimumSize: 100 });
    expect(parsed).toHaveProperty('campaign');
    expect(uncommented(text)).toContain('\nholdout: 0.1\n');
    expect(
      parseCampaignShape(uncommented(text), 'config/campaigns/example-winback.yaml', { minimumSize: 100 }),
    ).toEqual(parsed);
  });
});

describe('strata init --from FILE', () => {
  it('tells a preset by the header', async () => {
    const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
    const result = await proposed('a.csv', `${header}\n536365,85123A,LAMP,6,2010-12-01 08:26:00,2.55,17850,UK\n`);
    expect(result.lines).toEqual(['preset: online-retail']);
    expect(result.sample).toMatchObject({ rows: 1, accepted: 1, refused: {} });
  });

  it('tells a preset of files without a header by what stands in the rows', async () => {
    const result = await proposed('a.csv', '1,2268318,2520377,pv,1511544070\n1,2333346,2520771,buy,1511561733\n');
    expect(result.lines).toEqual(['preset: taobao-user-behavior']);
    expect(result.sample).toMatchObject({ rows: 2, accepted: 2 });
  });

  it('tells calls of Segment, also under the key event', async () => {
    const call = { type: 'track', event: 'Product Viewed', userId: 'u', timestamp: '2025-01-01T00:00:00Z' };
    expect((await proposed('a.jsonl', `${JSON.stringify({ event: call })}\n`)).lines).toEqual(['preset: segment']);
  });

  it('tells rows of Google Analytics by their keys', async () => {
    const row = { event_name: 'view_item', event_timestamp: 1_735_689_600_000_000, user_pseudo_id: 'v1' };
    const result = await proposed('a.jsonl', `${JSON.stringify(row)}\n`);
    expect(result.lines).toEqual(['preset: ga4']);
    expect(result.sample).toMatchObject({ rows: 1, accepted: 1 });
  });

  it('maps columns by their usual names, and leaves the rest in comments', async () => {
    const result = await proposed(
      'orders.csv',
      'Order No;Order Date;Customer No;SKU;Qty;Unit Price;Town, or city\n' +
        'A1;31.12.2024 23:59;c1;p1;2;1.234,50;Köln\nA2;01.02.2025 08:00;c2;p2;1;3,00;Bonn\n',
    );
    expect(result.lines).toEqual([
      '# No column tells what customers did: every row is taken as order.',
      'format: csv',
      'decimal: comma # as in 1.234,50',
      'mapping:',
      '  kind: order # of every row',
      '  timestamp: { column: Order Date, format: "DD.MM.YYYY HH:mm" }',
      '  user_id: Customer No',
      '  order_id: Order No',
      '  product_id: SKU',
      '  quantity: Qty',
      '  price: Unit Price',
      '  # Columns that nothing is taken from; as traits of customers they could be:',
      '  #traits:',
      '  #  town_or_city: Town, or city',
    ]);
    expect(result.preset).toBeNull();
    expect(result.sample).toMatchObject({ rows: 2, accepted: 2, refused: {} });
  });

  it('reads what it tells from Chinese columns, in the encoding they are in', async () => {
    const gbk = Buffer.from('d3c3bba74944', 'hex'); // 用户ID
    const time = Buffer.from('cab1bce4', 'hex'); // 时间
    const kind = Buffer.from('d0d0ceaa', 'hex'); // 行为
    const buy = Buffer.from('b9bac2f2', 'hex'); // 购买
    const comma = Buffer.from(',');
    const file = Buffer.concat([
      gbk,
      comma,
      time,
      comma,
      kind,
      Buffer.from('\nu1,2025-01-01 10:00:00,'),
      buy,
      Buffer.from('\n'),
    ]);
    const result = await proposed('a.csv', file);
    expect(result.lines).toEqual([
      'format: csv',
      'encoding: gb18030',
      'mapping:',
      '  kind:',
      '    column: 行为',
      '    values:',
      '      购买: order',
      '  timestamp: 时间',
      '  user_id: 用户ID',
    ]);
    expect(result.sample).toMatchObject({ rows: 1, accepted: 1 });
  });

  it('maps kinds by their usual words, and says which it does not know', async () => {
    const result = await proposed(
      'a.jsonl',
      ['add to cart', 'Purchase', 'moonwalk']
        .map(
          (action) =>
            `${JSON.stringify({ user: { customer_id: 1 }, action, ts: 1_735_689_600, item: { sku: 'p' } })}\n`,
        )
        .join(''),
    );
    expect(result.lines).toEqual([
      '# A value of "action" is of no kind that is known; it stands in a comment.',
      'format: jsonl',
      'mapping:',
      '  kind:',
      '    column: action',
      '    values:',
      '      add to cart: cart_add',
      '      Purchase: order',
      '      #moonwalk: custom',
      '  timestamp: ts',
      '  user_id: user.customer_id',
      '  product_id: item.sku',
    ]);
    expect(result.sample).toMatchObject({ rows: 3, accepted: 2, refused: { unknown_kind: 1 } });
  });

  it('says what it could not be sure of', async () => {
    const result = await proposed('a.csv', 'visitor_ref|seen\nv1|3/4/2025 10:00\n');
    expect(result.doubts).toEqual([
      'No column is named like a time: "seen" was taken, since its values read as one.',
      'In "seen" day and month cannot be told apart: month_first was taken; day_first is the other.',
      'No column is named like a customer: "visitor_ref" was taken as user_id.',
      'No column tells what customers did: every row is taken as identify.',
    ]);
    expect(result.lines).toContain('separator: "|"');
    expect(result.sample).toMatchObject({ rows: 1, accepted: 1 });
  });

  it('takes no product for a customer', async () => {
    writeFileSync(join(folder, 'a.csv'), 'product_id,price\np,1\n');
    await expect(start({ file: join(folder, 'a.csv') })).rejects.toMatchObject({
      exitCode: 2,
      message: 'No column of a.csv is named like a customer; it has product_id, price.',
    });
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  it.each([
    ['a.csv', '', '"a.csv" has no rows to learn from.'],
    ['a.csv', 'user_id,time\n', '"a.csv" has no rows to learn from.'],
    ['a.xlsx', 'PK', '"a.xlsx" ends in none of .csv, .tsv, .jsonl, .ndjson, .json.'],
    ['a.jsonl', 'hello\n', '"a.jsonl" has no rows to learn from.'],
  ])('says that nothing can be told of %s with %j', async (name, content, message) => {
    writeFileSync(join(folder, name), content);
    await expect(start({ file: join(folder, name) })).rejects.toMatchObject({ exitCode: 2, message });
  });
});
