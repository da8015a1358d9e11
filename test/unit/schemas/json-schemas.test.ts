import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { campaignJsonSchema, type JsonSchema, settingsJsonSchema } from '../../../cli/schemas/json-schemas.ts';
import { schemaHeader, withSchemaHeader } from '../../../cli/schemas/schema-header.ts';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import { presetNames } from '../../../shared/sources/presets/index.ts';

const root = new URL('../../../', import.meta.url).pathname;
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const settings = ajv.compile(settingsJsonSchema());
const campaign = ajv.compile(campaignJsonSchema());

const goodSettings = 'sources: { shop: { preset: strata } }\n';
const goodCampaign = 'id: vip\nname: VIP\nstrategy: recall-coupon\naudience: tier == "core"\n';

/** What an editor says of the file, and what the program says. */
const isFine = (path: string, content: string) => {
  const files = new Map([['config/strata.yaml', goodSettings]]).set(path, content);
  return {
    editor: (path === 'config/strata.yaml' ? settings : campaign)(parse(content)),
    program: checkConfiguration(files, { presets: presetNames }).problems.length === 0,
  };
};

/** Every key of a schema, with its path; what it refers to is looked up. */
function* keysOf(
  schema: JsonSchema,
  root: JsonSchema = schema,
  path = '',
): Generator<[path: string, schema: JsonSchema]> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const name = (value.$ref ?? value.allOf?.[0]?.$ref)?.replace('#/definitions/', '');
    yield [`${path}.${key}`, name === undefined ? value : { ...root.definitions?.[name], ...value }];
    yield* keysOf(value, root, `${path}.${key}`);
  }
  for (const option of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* keysOf(option, root, path);
  if (typeof schema.additionalProperties === 'object') yield* keysOf(schema.additionalProperties, root, `${path}.*`);
  if (schema.items !== undefined && 'type' in schema.items)
    yield* keysOf(schema.items as JsonSchema, root, `${path}[]`);
  for (const [name, definition] of Object.entries(schema.definitions ?? {}))
    yield* keysOf(definition, root, `#${name}`);
}

describe.each([
  ['config/strata.yaml', settingsJsonSchema()],
  ['config/campaigns/<id>.yaml', campaignJsonSchema()],
])('JSON Schema of %s', (_, schema) => {
  const keys = [...keysOf(schema)];

  it('says of every key what it means, in one sentence', () => {
    for (const [path, { description = '' }] of keys) expect(description, path).toMatch(/^[A-Z].{8,}[^.]\.$/);
  });

  it('shows of every key without names or default what could be written there', () => {
    for (const [path, { examples, default: value, enum: names, type, properties, anyOf }] of keys)
      if (![examples, value, names, properties, anyOf].some((each) => each !== undefined) && !/\.(en|zh)$/.test(path))
        expect(type === 'boolean' || path.includes('mapping') || path.startsWith('#'), path).toBe(true);
  });

  it('has examples and defaults that it allows', () => {
    for (const [path, { examples = [], default: value, ...rest }] of keys)
      for (const each of value === undefined ? examples : [value, ...examples])
        expect(
          ajv.validate({ ...rest, definitions: schema.definitions }, each),
          `${path} ${JSON.stringify(each)}`,
        ).toBe(true);
  });
});

describe('an editor and the program', () => {
  it('both find nothing in the examples', async () => {
    const example = join(root, 'examples/online-retail');
    const names = (await readdir(join(example, 'config'), { recursive: true })).filter((name) =>
      name.endsWith('.yaml'),
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const content = await readFile(join(example, 'config', name), 'utf8');
      expect(isFine(`config/${name}`, content), name).toEqual({ editor: true, program: true });
      const [, schema] = /^# yaml-language-server: \$schema=(.*)\n/.exec(content) ?? [];
      const found = JSON.parse(await readFile(join(example, 'config', name, '..', schema!), 'utf8')) as JsonSchema;
      expect(found.title).toBe(name === 'strata.yaml' ? 'config/strata.yaml' : 'config/campaigns/<id>.yaml');
    }
  });

  it.each([
    ['the least', goodSettings],
    ['one text for both languages', `${goodSettings}report: { note: Hello }\n`],
    ['one text a language', `${goodSettings}report: { note: { en: Hello, zh: 你好 } }\n`],
    ['features by name', `${goodSettings}segmentation: { clusters: { k: [2, 50], features: [orders, spend] } }\n`],
    ['some weights', `${goodSettings}interest: { behaviour: { view: 0, order: 100 } }\n`],
    ['rates', `${goodSettings}currency: JPY\nrates: { EUR: 170, USD: 150.5 }\n`],
  ])('both take settings: %s', (_, content) => {
    expect(isFine('config/strata.yaml', content)).toEqual({ editor: true, program: true });
  });

  it.each([
    ['no sources', 'currency: GBP\n'],
    ['a mistyped key', `${goodSettings}curency: GBP\n`],
    ['a mistyped inner key', `${goodSettings}segmentation: { rfm: { window: 3 } }\n`],
    ['an unknown preset', 'sources: { shop: { preset: sheep } }\n'],
    ['a source name with a capital', 'sources: { Shop: { preset: strata } }\n'],
    ['an unknown grain', 'sources: { shop: { preset: strata, order_grain: lines } }\n'],
    ['a currency in small letters', `${goodSettings}currency: gbp\n`],
    ['a currency that is a number', `${goodSettings}currency: 826\n`],
    ['half a day', `${goodSettings}segmentation: { rfm: { window_days: 1.5 } }\n`],
    ['a window too long', `${goodSettings}segmentation: { rfm: { window_days: 401 } }\n`],
    ['three bounds', `${goodSettings}segmentation: { clusters: { k: [3, 4, 5] } }\n`],
    ['one feature', `${goodSettings}segmentation: { clusters: { features: [orders] } }\n`],
    ['an unknown feature', `${goodSettings}segmentation: { clusters: { features: [orders, love] } }\n`],
    ['a hold-out above a half', `${goodSettings}holdout: { global: 0.6 }\n`],
    ['an unknown kind', `${goodSettings}interest: { behaviour: { viewed: 1 } }\n`],
    ['a rate of nothing', `${goodSettings}rates: { EUR: 0 }\n`],
    ['a rate of no currency', `${goodSettings}rates: { EURO: 1 }\n`],
    ['a note of blanks', `${goodSettings}report: { note: "   " }\n`],
    ['a note in one language', `${goodSettings}report: { note: { en: Hello } }\n`],
    ['a zone of blanks', `${goodSettings}time_zone: " "\n`],
  ])('both refuse settings: %s', (_, content) => {
    expect(isFine('config/strata.yaml', content)).toEqual({ editor: false, program: false });
  });

  it.each([
    ['no name', goodCampaign.replace('name: VIP\n', '')],
    ['an id with a blank', goodCampaign.replace('vip', 'very important')],
    ['a rule that is a number', goodCampaign.replace('tier == "core"', '3')],
    ['a strategy in words', goodCampaign.replace('recall-coupon', 'Call them')],
    ['an offer without code', `${goodCampaign}offer: { discount: 0.1 }\n`],
    ['a discount in percent', `${goodCampaign}offer: { code: A, discount: 10 }\n`],
    ['a hold-out of all', `${goodCampaign}holdout: 1\n`],
    ['no members at all', `${goodCampaign}minimum_size: 0\n`],
    ['a window without end', `${goodCampaign}outcome: { kind: order, window_days: 4000 }\n`],
    ['an unknown outcome', `${goodCampaign}outcome: { kind: love, window_days: 4 }\n`],
    ['consent in words', `${goodCampaign}consent: { required: perhaps }\n`],
    ['a column with a blank', `${goodCampaign}columns: [first name]\n`],
    ['a column alone', `${goodCampaign}columns: email\n`],
    ['an unknown key', `${goodCampaign}hold_out: 0.1\n`],
  ])('both refuse a campaign: %s', (_, content) => {
    expect(isFine('config/campaigns/vip.yaml', content)).toEqual({ editor: false, program: false });
  });
});

describe('schemaHeader(path, folder)', () => {
  it('leads from the file to the copy beside the configuration', () => {
    expect(schemaHeader('config/strata.yaml')).toBe('# yaml-language-server: $schema=.schemas/strata.schema.json');
    expect(schemaHeader('config/campaigns/vip.yaml')).toBe(
      '# yaml-language-server: $schema=../.schemas/campaign.schema.json',
    );
  });

  it('changes that line alone in a file that moves', () => {
    const content = '# yaml-language-server: $schema=../../x/strata.schema.json\n# hello\nsources: {}\n';
    expect(withSchemaHeader('config/strata.yaml', content)).toBe(
      '# yaml-language-server: $schema=.schemas/strata.schema.json\n# hello\nsources: {}\n',
    );
  });
});
