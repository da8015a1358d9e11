import { describe, expect, it } from 'vitest';
import { groupOf, tagGroups } from '../../../shared/domain/tags/groups.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';
import { interestFamily } from '../../../shared/domain/tags/interest/category.ts';

const groups = tagGroups.map(({ key }) => key);
const repeated = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);

describe('tagGroups', () => {
  it('is the tree of the tags, in this order', () => {
    expect(groups).toEqual([
      'demographic',
      'device',
      'region',
      'social',
      'consumption',
      'behaviour',
      'preference',
      'interest',
      'feedback',
      'value',
      'lifecycle',
      'prediction',
      'engagement',
      'group',
    ]);
  });

  it('has no name twice in either language', () => {
    expect(repeated(tagGroups.map(({ name }) => name.en))).toEqual([]);
    expect(repeated(tagGroups.map(({ name }) => name.zh))).toEqual([]);
  });
});

describe('tagDefinitions', () => {
  it('all stand in a group of the tree, and in its order', () => {
    const places = tagDefinitions.map(({ key }) => groups.indexOf(groupOf(key)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('have keys of lower-case letters, digits and _, none twice', () => {
    for (const { key } of tagDefinitions) expect(key).toMatch(/^[a-z]+\.[a-z][a-z0-9_]*$/);
    expect(repeated(tagDefinitions.map(({ key }) => key))).toEqual([]);
  });

  it('have no name twice in either language', () => {
    expect(repeated(tagDefinitions.map(({ name }) => name.en))).toEqual([]);
    expect(repeated(tagDefinitions.map(({ name }) => name.zh))).toEqual([]);
  });

  it.each([...tagDefinitions, { key: 'interest.*', ...interestFamily }])(
    '$key says in one sentence of each language how it is computed',
    ({ meaning }) => {
      expect(meaning.en).toMatch(/^[A-Z0-9].{15,}\.$/);
      expect(meaning.zh).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
      expect(meaning.en).not.toMatch(/\. [A-Z].*\.$/);
    },
  );

  it('of type number have a unit, and no others do', () => {
    for (const { key, type, unit } of tagDefinitions) expect(unit !== undefined, key).toBe(type === 'number');
  });
});
