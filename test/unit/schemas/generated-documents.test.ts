import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderChapter, typeOf } from '../../../cli/schemas/configuration-guide.ts';
import { generatedDocuments } from '../../../cli/schemas/generated-documents.ts';

describe('generatedDocuments()', () => {
  it('is what stands in docs/: npm run schemas writes it', async () => {
    const documents = await generatedDocuments();
    expect([...documents.keys()]).toEqual([
      'docs/schemas/strata.schema.json',
      'docs/schemas/campaign.schema.json',
      'docs/guides/configuration.md',
      'docs/tags.md',
      'docs/snapshot.md',
    ]);
    for (const [path, content] of documents)
      expect(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'), path).toBe(content);
  });
});

describe('renderChapter(title, schema)', () => {
  it('gives every map a table, in the order of the file', () => {
    const chapter = renderChapter('a.yaml', {
      description: 'A file.',
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 9, description: 'Pieces | boxes.', examples: [4] },
        shops: {
          type: 'object',
          description: 'Shops.',
          additionalProperties: {
            type: 'object',
            properties: { open: { type: 'boolean', default: true, description: 'Open.' } },
          },
        },
      },
    });
    expect(chapter.split('\n')).toEqual([
      '## `a.yaml`',
      '',
      'A file.',
      '',
      '| key | type | default | meaning | example |',
      '|---|---|---|---|---|',
      '| `size` | whole number from 1 to 9 | required | Pieces \\| boxes. | `size: 4` |',
      '| `shops` | map: name to a map |  | Shops. |  |',
      '',
      '### `shops.<name>`',
      '',
      'Shops.',
      '',
      '| key | type | default | meaning | example |',
      '|---|---|---|---|---|',
      '| `open` | `true` or `false` | `true` | Open. | `open: false` |',
      '',
    ]);
  });
});

describe('typeOf(schema)', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'number', minimum: 1e-9, maximum: 1e9 }, 'number above 0'],
    [{ type: 'integer', minimum: 1, maximum: 1e9 }, 'whole number from 1'],
    [{ enum: ['a', 'b', 'c'] }, '`a`, `b` or `c`'],
    [{ type: 'array', items: { const: 'csv' } }, 'list: `csv`'],
    [{ type: 'array', items: [{ type: 'string' }, { type: 'string' }] }, 'list of 2: text'],
    [{ anyOf: [{ const: 'default' }, { type: 'array', items: { type: 'string' } }] }, '`default`, or list: text'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'map: name to number'],
  ])('%j is %s', (schema, words) => {
    expect(typeOf(schema)).toBe(words);
  });
});
