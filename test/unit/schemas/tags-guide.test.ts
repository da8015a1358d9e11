import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { renderTagsGuide } from '../../../cli/schemas/tags-guide.ts';
import { parseSettings } from '../../../shared/contracts/parse-settings.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';
import { namedGroups } from '../../../shared/domain/tags/named-groups.ts';

const guide = renderTagsGuide();
const settings = 'currency: GBP\ntime_zone: Europe/London\nsources: { shop: { preset: online-retail } }\n';

describe('renderTagsGuide()', () => {
  it('has a line for every tag with its names, both sentences and its version', () => {
    const lines = guide.slice(0, guide.indexOf('## Traits')).split('\n');
    for (const { key, name, meaning, version } of tagDefinitions) {
      const [line = '', ...others] = lines.filter((text) => text.startsWith(`| \`${key}\` |`));
      expect(others, key).toEqual([]);
      for (const text of [name.en, name.zh, meaning.en, meaning.zh])
        expect(line).toContain(text.replaceAll('|', '\\|'));
      expect(line).toMatch(new RegExp(`\\| ${version} \\|$`));
      expect(line.match(/(?<!\\)\|/g), key).toHaveLength(7);
    }
    expect(guide).toContain('| `interest.<category path>` | Interest<br>兴趣 | number: score | computed |');
  });

  it.each(['groups', 'tags'])('shows %s that a configuration takes', (key) => {
    const examples = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, example = '']) => example);
    const [example = '', ...others] = examples.filter((text) => text.startsWith(`${key}:`));
    expect(others).toEqual([]);
    expect(Object.keys(parseDocument(example).toJS()[key]).length).toBeGreaterThan(1);
    expect(parseSettings(settings + example, 'config/strata.yaml')).not.toHaveProperty('problems.0');
  });

  it('has a line for every named group with its names and its rule', () => {
    for (const { key, name, rule } of namedGroups)
      expect(guide).toContain(`| \`${key}\` | ${name.en} ${name.zh} | \`${rule.replaceAll('|', '\\|')}\` |`);
  });
});
