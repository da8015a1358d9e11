import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import { exclusions } from '../../../shared/domain/campaigns/membership.ts';
import { builtInStrategies } from '../../../shared/domain/campaigns/strategies.ts';
import { compileRule } from '../../../shared/rules/compile-rule.ts';
import { createRuleVocabulary } from '../../../shared/rules/rule-vocabulary.ts';

const guide = await readFile(new URL('../../../docs/guides/campaigns.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```yaml[^\n]*\n(.*?)^```/gms)].map(([, content = '']) => content);
const section = (title: string): string => guide.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
/** Cells of the rows below the heads of a section's tables, marks of code taken off. */
const rows = (title: string): string[][] =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`|`$/g, '').replaceAll('\\|', '|')),
    );

describe('the guide to campaigns', () => {
  it('shows a campaign and strategies that are accepted', () => {
    const [campaign = '', strategies = ''] = blocks;
    const files = new Map([
      ['config/strata.yaml', `sources:\n  shop: { preset: strata }\n${strategies}`],
      ['config/campaigns/winback-vip.yaml', campaign],
    ]);
    expect(checkConfiguration(files, { presets: ['strata'] }).problems).toEqual([]);
    expect(strategies).toContain('strategies:');
  });

  it('writes events as rules can', () => {
    const vocabulary = createRuleVocabulary({ rfmMap: 'classic', ownTags: [], lists: [] });
    const calls = [...guide.matchAll(/`(events\([^`]*\.count)/g)].map(([, call = '']) => call);
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) expect(compileRule(`${call} >= 1`, vocabulary), call).toHaveProperty('rule');
  });

  it('lists the reasons in their order and the built-in strategies with whom they are for', () => {
    expect(rows('Who is left out').map(([reason]) => reason)).toEqual(exclusions);
    expect(rows('Strategies')).toEqual(builtInStrategies.map(({ key, for: rule = 'nobody' }) => [key, rule]));
  });
});
