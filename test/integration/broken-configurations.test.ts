import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { validateFolder } from '../../cli/local/configuration-files.ts';
import { createAcceptConfiguration } from '../../functions/accept-configuration/accept-configuration.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { createFolderObjectStore } from '../../shared/store/folder/folder-object-store.ts';

const settings = 'currency: GBP\nsources:\n  shop: { preset: online-retail }\n';
const campaign = 'id: vip\nname: VIP\nstrategy: recall-coupon\naudience: tier == "core"\n';
const good: Readonly<Record<string, string>> = {
  'config/strata.yaml': settings,
  'config/campaigns/vip.yaml': campaign,
  'config/catalog/shop.csv': 'product_id,category,list_price\n1,a/b,2.5\n',
};

/** File under `config/`, its content, and where by hand count a problem should stand: `line:column`, and what it should say. */
type Case = readonly [title: string, file: string, content: string | Uint8Array, ...problems: string[]];

const inSettings = (...lines: string[]) => settings + lines.map((line) => `${line}\n`).join('');
const inCampaign = (...lines: string[]) => campaign + lines.map((line) => `${line}\n`).join('');
const rule = (text: string) => campaign.replace('tier == "core"', text);

const types: readonly Case[] = [
  ['a number for a currency', 'strata.yaml', inSettings().replace('GBP', '826'), '1:11 currency is 826'],
  ['a list for a zone', 'strata.yaml', inSettings('time_zone: [UTC]'), '4:1 time_zone is a list'],
  [
    'a text for a window',
    'strata.yaml',
    inSettings('segmentation: { rfm: { window_days: long } }'),
    '4:37 segmentation.rfm.window_days is "long"',
  ],
  [
    'a fraction of a day',
    'strata.yaml',
    inSettings('segmentation:', '  rfm:', '    window_days: 30.5'),
    '6:18 segmentation.rfm.window_days is 30.5',
  ],
  ['yes for true', 'campaigns/vip.yaml', inCampaign('consent: { required: yes }'), '5:22 consent.required is "yes"'],
  ['a percent sign', 'campaigns/vip.yaml', inCampaign('holdout: 10%'), '5:10 holdout is "10%"'],
  ['a map for a number', 'campaigns/vip.yaml', inCampaign('holdout: { share: 0.1 }'), '5:1 holdout is a map of keys'],
  ['a text for a list', 'campaigns/vip.yaml', inCampaign('columns: email'), '5:10 columns is "email"'],
  ['a list for a map', 'campaigns/vip.yaml', inCampaign('offer: [BACK10]'), '5:1 offer is a list'],
  ['nothing for a value', 'campaigns/vip.yaml', inCampaign('holdout:'), '5:1 holdout is empty'],
  ['a number in quotes', 'campaigns/vip.yaml', inCampaign('minimum_size: "100"'), '5:15 minimum_size is "100"'],
  ['infinity', 'strata.yaml', inSettings('rates: { EUR: .inf }'), '4:15 rates.EUR is Infinity'],
  ['no number', 'strata.yaml', inSettings('interest: { scale: .nan }'), '4:20 interest.scale is NaN'],
];

const names: readonly Case[] = [
  [
    'a mistyped key',
    'strata.yaml',
    inSettings('time_zon: UTC'),
    '4:1 "time_zon" is not known here; did you mean "time_zone"?',
  ],
  [
    'a mistyped key of a source',
    'strata.yaml',
    'sources:\n  shop: { presett: strata, preset: strata }\n',
    '2:11 "presett" is not known under sources.shop; did you mean "preset"?',
  ],
  [
    'a mistyped key three levels down',
    'strata.yaml',
    inSettings('segmentation:', '  clusters:', '    feature: default'),
    '6:5 "feature" is not known under segmentation.clusters; did you mean "features"?',
  ],
  [
    'a key in capitals',
    'campaigns/vip.yaml',
    inCampaign('Holdout: 0.1'),
    '5:1 "Holdout" is not known here; did you mean "holdout"?',
  ],
  [
    'a mistyped key of an offer',
    'campaigns/vip.yaml',
    inCampaign('offer: { code: A, discont: 0.1 }'),
    '5:19 "discont" is not known under offer; did you mean "discount"?',
  ],
  ['__proto__', 'strata.yaml', inSettings('__proto__: { currency: EUR }'), '4:1 "__proto__" cannot be a key'],
  ['__proto__ among rates', 'strata.yaml', inSettings('rates: { __proto__: 1 }'), '4:10 "__proto__" cannot be a key'],
  [
    '__proto__ as a source',
    'strata.yaml',
    'sources:\n  __proto__: { preset: strata }\n',
    '2:3 "__proto__" cannot be a key',
  ],
  ['constructor', 'campaigns/vip.yaml', inCampaign('constructor: 1'), '5:1 "constructor" is not known here'],
  [
    'toString as a kind',
    'strata.yaml',
    inSettings('interest: { behaviour: { toString: 1 } }'),
    '4:26 "toString" is not known under interest.behaviour',
  ],
  [
    'an unknown zone',
    'strata.yaml',
    inSettings('time_zone: Europe/Lodnon'),
    '4:12 time zone "Europe/Lodnon" is not known; did you mean "Europe/London"?',
  ],
  ['an offset for a zone', 'strata.yaml', inSettings('time_zone: "+02:00"'), '4:12 time zone "+02:00" is not known'],
  ['an unknown currency', 'strata.yaml', inSettings().replace('GBP', 'GPB'), '1:11 currency "GPB" is not known'],
  [
    'a currency in small letters',
    'strata.yaml',
    inSettings().replace('GBP', 'gbp'),
    '1:11 currency "gbp" is not known; did you mean "GBP"?',
  ],
  [
    'an unknown preset',
    'strata.yaml',
    inSettings().replace('online-retail', 'online-retial'),
    '3:19 preset "online-retial" is not known; did you mean "online-retail"?',
  ],
  [
    'a preset that is a property of objects',
    'strata.yaml',
    inSettings().replace('online-retail', 'constructor'),
    '3:19 preset "constructor" is not known',
  ],
  [
    'an unknown feature',
    'strata.yaml',
    inSettings('segmentation: { clusters: { features: [orders, spent] } }'),
    '4:48 segmentation.clusters.features.1 is "spent"; did you mean "spend"?',
  ],
  [
    'an unknown strategy',
    'campaigns/vip.yaml',
    campaign.replace('recall-coupon', 'recal-coupon'),
    '3:11 strategy "recal-coupon" is not known; did you mean "recall-coupon"?',
  ],
  [
    'an unknown outcome',
    'campaigns/vip.yaml',
    inCampaign('outcome: { kind: purchase, window_days: 3 }'),
    '5:18 outcome.kind is "purchase"',
  ],
  [
    'an export that is not built',
    'campaigns/vip.yaml',
    inCampaign('exports: [csv, excel]'),
    '5:16 exports.1 is "excel"',
  ],
  [
    'an id that is not the file',
    'campaigns/vip.yaml',
    campaign.replace('vip', 'vips'),
    '1:5 id is "vips", but the file is "vip.yaml"',
  ],
  [
    'a source name with a blank',
    'strata.yaml',
    'sources:\n  my shop: { preset: strata }\n',
    '2:3 "my shop" cannot be a key of sources',
  ],
];

const yaml: readonly Case[] = [
  ['an empty file', 'strata.yaml', '', '1:1 the file is empty'],
  ['a file of comments', 'campaigns/vip.yaml', '# nothing yet\n', '1:1 the file is empty'],
  ['a single value', 'campaigns/vip.yaml', 'vip\n', '1:1 the file is a single value'],
  ['a list of campaigns', 'campaigns/vip.yaml', '- id: vip\n- id: vip2\n', '1:1 the file is a list'],
  ['a tab', 'strata.yaml', 'sources:\n\tshop: { preset: strata }\n', '2:1 tabs are not allowed as indentation'],
  [
    'a tab deeper down',
    'strata.yaml',
    inSettings('segmentation:', '  rfm:', '\t  window_days: 30'),
    '6:1 tabs are not allowed as indentation',
  ],
  [
    'an open double quote',
    'campaigns/vip.yaml',
    campaign.replace('name: VIP', 'name: "VIP'),
    '2:11 missing closing "quote',
  ],
  ['an open brace', 'strata.yaml', 'sources: { shop: { preset: strata }\ncurrency: GBP\n', '2:1 '],
  [
    'a colon within a text',
    'campaigns/vip.yaml',
    campaign.replace('VIP', 'VIP: the best'),
    '2:7 nested mappings are not allowed in compact mappings',
  ],
  ['a key twice', 'strata.yaml', inSettings('currency: EUR'), '4:1 the key stands here a second time'],
  [
    'an inner key twice',
    'strata.yaml',
    'sources:\n  shop: { preset: strata }\n  shop: { preset: strata }\n',
    '3:3 the key stands here a second time',
  ],
  [
    'an anchor',
    'strata.yaml',
    'sources:\n  shop: &x { preset: strata }\n',
    '2:12 anchors and aliases are not supported',
  ],
  ['a merge key', 'campaigns/vip.yaml', inCampaign('<<: { holdout: 0.1 }'), '5:1 '],
  ['a tag', 'campaigns/vip.yaml', inCampaign('holdout: !!str 0.1'), '5:16 tag tag:yaml.org,2002:str is not supported'],
  ['two documents', 'campaigns/vip.yaml', `${campaign}---\n${campaign}`, '5:1 a second document begins here'],
  [
    'a wrong indent',
    'strata.yaml',
    'sources:\n  shop:\n    preset: strata\n   order_grain: line\n',
    '4:1 all mapping items must start at the same column',
  ],
  ['too many levels', 'strata.yaml', `${'['.repeat(30)}\n`, '1:21 the file is nested too deeply'],
  ['a key that is a list', 'strata.yaml', inSettings('? [a, b]', ': 1'), '4:3 a key is not a text'],
  ['a huge file', 'strata.yaml', inSettings(`#${' '.repeat(300_000)}`), '1:1 the file has 300059 characters'],
  [
    'a billion laughs',
    'strata.yaml',
    `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nsources: {}\n`,
    '1:7 anchors and aliases are not supported',
    '2:7 ',
    '2:8 ',
    '2:12 ',
    '3:5 ',
    '3:9 ',
  ],
  [
    'text that is not UTF-8',
    'strata.yaml',
    Buffer.from('sources: { shop: { preset: caf\xe9 } }\n', 'latin1'),
    '1:1 the file is not UTF-8 text',
  ],
  ['UTF-16', 'campaigns/vip.yaml', Buffer.from(`\ufeff${campaign}`, 'utf16le'), '1:1 the file is not UTF-8 text'],
  [
    'a picture',
    'campaigns/vip.yaml',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    '1:1 the file is not UTF-8 text',
  ],
  [
    'JSON with a comma too many',
    'strata.yaml',
    '{"sources": {"shop": {"preset": "nothing"}},}\n',
    '1:33 preset "nothing" is not known',
  ],
];

const meanings: readonly Case[] = [
  [
    'a window of no days',
    'strata.yaml',
    inSettings('segmentation: { rfm: { window_days: 0 } }'),
    '4:37 segmentation.rfm.window_days is 0',
  ],
  [
    'a window longer than what is remembered',
    'campaigns/vip.yaml',
    rule('events("order", last(401)).count >= 1'),
    '4:32 ',
  ],
  [
    'a window that ends before it begins',
    'campaigns/vip.yaml',
    rule('events("order", between("2026-02-01", "2026-01-01")).count >= 1'),
    '4:27 ',
  ],
  [
    'a day that no calendar has',
    'campaigns/vip.yaml',
    rule('events("order", since("2026-02-30")).count >= 1'),
    '4:33 ',
  ],
  [
    'the most clusters before the least',
    'strata.yaml',
    inSettings('segmentation: { clusters: { k: [10, 3] } }'),
    '4:29 segmentation.clusters.k is a list',
  ],
  ['a global hold-out of most', 'strata.yaml', inSettings('holdout: { global: 0.9 }'), '4:20 holdout.global is 0.9'],
  ['a rate of the own currency', 'strata.yaml', inSettings('rates: { GBP: 1 }'), '4:10 GBP is the configured currency'],
  ['no sources', 'strata.yaml', 'currency: GBP\nsources: {}\n', '2:1 sources is empty'],
  ['a rule that is no bool', 'campaigns/vip.yaml', rule('tag("consumption.orders")'), '4:11 '],
  [
    'a rule that compares a number with a text',
    'campaigns/vip.yaml',
    rule('tag("consumption.orders") >= "2"'),
    '4:40 "2" is a string, but tag("consumption.orders") is a number',
  ],
  [
    'a rule with an unknown tag',
    'campaigns/vip.yaml',
    rule('tag("consumption.odrers") >= 2'),
    '4:15 tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
  ],
  [
    'a rule with an unknown segment',
    'campaigns/vip.yaml',
    rule('tier == "dormnat"'),
    '4:19 "dormnat" is not a segment of tier; did you mean "dormant"?',
  ],
  ['a rule with an unknown function', 'campaigns/vip.yaml', rule('intrest("a") > 1.0'), '4:11 '],
  ['a rule that ends too early', 'campaigns/vip.yaml', rule('>\n  tier == "core" &&'), '5:20 the rule ends too early'],
  [
    'a rule on the third line of a folded text',
    'campaigns/vip.yaml',
    rule('>\n  tier == "core"\n  && tag("x.y") > 1'),
    '6:10 tag("x.y") is not known',
  ],
  [
    'an own tag that names itself',
    'strata.yaml',
    inSettings('tags:', '  a.b: { type: bool, rule: tag("a.b") }'),
    '5:32 ',
  ],
  [
    'own tags in a circle',
    'strata.yaml',
    inSettings('tags:', '  a.b: { type: bool, rule: \'tag("a.c")\' }', '  a.c: { type: bool, rule: \'tag("a.b")\' }'),
    '5:33 ',
  ],
  [
    'an own tag of another type than its rule',
    'strata.yaml',
    inSettings('tags:', "  a.b: { type: number, rule: 'true' }"),
    '5:31 ',
  ],
  [
    'an own tag without a group',
    'strata.yaml',
    inSettings('tags:', '  big: { type: bool, rule: "true" }'),
    '5:3 "big" cannot be a key of tags',
  ],
  [
    'a source with neither preset nor mapping',
    'strata.yaml',
    'sources:\n  shop: {}\n',
    '2:3 source "shop" has neither a preset nor a mapping',
  ],
  [
    'a mapping without a customer',
    'strata.yaml',
    'sources:\n  shop:\n    mapping: { kind: order, timestamp: Date }\n',
    '3:5 ',
  ],
  [
    'a mapping of an unknown kind',
    'strata.yaml',
    'sources:\n  shop:\n    mapping: { kind: oder, timestamp: t, user_id: u }\n',
    '3:22 ',
  ],
  [
    'a mapping with a wrong format of time',
    'strata.yaml',
    'sources:\n  shop:\n    mapping:\n      kind: order\n      timestamp: { column: t, format: MM-DD }\n      user_id: u\n',
    '5:39 ',
  ],
  [
    'the end of a campaign before its start',
    'campaigns/vip.yaml',
    inCampaign('start: 2026-02-01', 'end: 2026-01-31'),
    '6:6 ',
  ],
];

const catalogs: readonly Case[] = [
  [
    'an unknown column',
    'catalog/shop.csv',
    'product_id,categry\n1,a\n',
    '1:12 column "categry" is not known; did you mean "category"?',
  ],
  [
    'a product twice',
    'catalog/shop.csv',
    'product_id,brand\n1,a\n2,b\n1,c\n',
    '4:1 product "1" stands here a second time',
  ],
  [
    'a product of another catalogue',
    'catalog/more.csv',
    'product_id,brand\n0,a\n1,b\n',
    '3:1 product "1" is in config/catalog/shop.csv too',
  ],
  ['a price in words', 'catalog/shop.csv', 'product_id,list_price\n1,cheap\n', '2:3 list_price is "cheap"'],
  ['a row too long', 'catalog/shop.csv', 'product_id,brand\n1,a,b\n', '2:1 the row has 3 cells'],
  ['an open quote', 'catalog/shop.csv', 'product_id,brand\n1,"a\n', '2:3 a quote is not closed'],
  ['an empty file', 'catalog/shop.csv', '', '1:1 the file is empty'],
];

const files: readonly Case[] = [
  [
    'a wrong ending',
    'campaigns/vip2.yml',
    campaign,
    '1:1 not a configuration file; did you mean "config/campaigns/vip2.yaml"?',
  ],
  ['a wrong folder', 'campaign/vip.yaml', campaign, '1:1 not a configuration file'],
  ['a folder within the folder', 'campaigns/2026/vip.yaml', campaign, '1:1 not a configuration file'],
  ['a spreadsheet', 'catalog/shop.xlsx', 'PK', '1:1 not a configuration file'],
  [
    'settings under another name',
    'strata.yml',
    settings,
    '1:1 not a configuration file; did you mean "config/strata.yaml"?',
  ],
];

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-broken-'));
  for (const [path, content] of Object.entries(good)) await put(path, content);
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

const accept = () =>
  createAcceptConfiguration({
    objects: createFolderObjectStore(root),
    leases: { withLease: (_name, _options, work) => work() },
    now: () => Date.UTC(2026, 0, 2),
  })();

/** Everything a person is told must be words. */
function expectWords({ message, expected }: Problem): void {
  for (const text of [message, expected]) {
    expect(text).not.toMatch(/undefined|\[object|^\s*$|=>|ZodError|Invalid input/);
    expect(text.length).toBeLessThan(1000);
  }
}

async function expectProblems(file: string, places: readonly string[]): Promise<void> {
  const { ok, problems } = await validateFolder(root);
  expect(ok).toBe(false);
  for (const problem of problems) expectWords(problem);
  const told = problems.map(({ file: path, line, column, message }) => `${path} ${line}:${column} ${message}`);
  // Of a place without words any will do that begin so.
  expect(told.map((text, at) => text.slice(0, `config/${file} ${places[at]}`.length))).toEqual(
    places.map((place) => `config/${file} ${place}`),
  );
}

describe.each([
  ['types', types],
  ['names', names],
  ['YAML', yaml],
  ['meanings', meanings],
  ['catalogues', catalogs],
  ['files', files],
])('broken %s', (_, cases) => {
  it.each(cases.map(([title, file, content, ...places]) => ({ title, file, content, places })))(
    '$title',
    async ({ file, content, places }) => {
      await accept();
      const inForce = await readFile(join(root, 'config-state/latest.json'), 'utf8');
      await put(`config/${file}`, content);
      await expectProblems(file, places);

      const outcome = await accept();
      expect(outcome.isNew).toBe(false);
      expect(await readFile(join(root, 'config-state/latest.json'), 'utf8')).toBe(inForce);
      const told = JSON.parse(await readFile(join(root, 'config-state/problems.json'), 'utf8')) as {
        problems: Problem[];
      };
      expect(told.problems).toEqual(outcome.problems);
      expect(told.problems.map(({ file: path, line, column }) => `${path} ${line}:${column}`)).toEqual(
        places.map((place) => `config/${file} ${place.split(' ')[0]}`),
      );
    },
  );
});

describe('a folder without a configuration', () => {
  it('has the problem that there is none, and nothing comes into force', async () => {
    await rm(join(root, 'config', 'strata.yaml'));
    await expectProblems('strata.yaml', ['1:1 there is no such file']);
    await accept();
    await expect(readFile(join(root, 'config-state/latest.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('strata validate', () => {
  const program = fileURLToPath(new URL('../../cli/strata.ts', import.meta.url));
  const validate = (...argv: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, [program, 'validate', ...argv], (error, out) =>
        resolve({ code: error === null ? 0 : Number(error.code), out }),
      );
    });

  it('ends with 2 on a problem and shows its line, with 0 on none, and starts no database', async () => {
    expect(await validate('--folder', root)).toEqual({ code: 0, out: '3 files, no problems.\n' });
    await put('config/campaigns/vip.yaml', rule('tag("consumption.odrers") >= 2'));
    const { code, out } = await validate(root, '--json');
    expect({ code, ...JSON.parse(out) }).toEqual({
      code: 2,
      ok: false,
      notices: [],
      problems: [
        {
          file: 'config/campaigns/vip.yaml',
          line: 4,
          column: 15,
          length: 20,
          message: 'tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
          expected: expect.stringContaining('consumption.orders'),
        },
      ],
    });
    const told = await validate(join(root, 'config'));
    expect(told.code).toBe(2);
    expect(told.out.split('\n').slice(0, 3)).toEqual([
      'config/campaigns/vip.yaml:4:15  tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
      '  4 | audience: tag("consumption.odrers") >= 2',
      '    |               ^^^^^^^^^^^^^^^^^^^^',
    ]);
    const elsewhere = join(root, 'shop settings');
    await rename(join(root, 'config'), elsewhere);
    expect((await validate(elsewhere)).out.split('\n').slice(0, 3)).toEqual(told.out.split('\n').slice(0, 3));
    await expect(readFile(join(root, '.dynamodb', 'server.log'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
