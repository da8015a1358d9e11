import { describe, expect, it } from 'vitest';
import { createStrategyChooser } from '../../../functions/score-part/choose-strategy.ts';
import { assembleConfiguration, compileRules } from '../../../shared/contracts/assemble-configuration.ts';
import { compileOwnTags } from '../../../shared/contracts/compile-own-tags.ts';
import { compileTierRules } from '../../../shared/contracts/compile-tier-rules.ts';
import type { Configuration } from '../../../shared/contracts/configuration.ts';
import { bySegment } from '../../../shared/domain/campaigns/strategies.ts';

/** A configuration as it was accepted, with one campaign, and then rules that pass no more: what is wrong begins at their 9th character. */
const accepted = assembleConfiguration(
  'v7',
  new Map([
    ['config/strata.yaml', 'sources:\n  shop: { preset: strata }\n'],
    ['config/campaigns/tea.yaml', `id: tea\nname: Tea\nstrategy: ${bySegment}\naudience: tier == "core"\n`],
  ]),
);
const outdated = 'true && gone == "core"';
const { settings, campaigns } = accepted;
const withSettings = (some: Partial<Configuration['settings']>): Configuration => ({
  ...accepted,
  settings: { ...settings, ...some },
});

describe('a rule that an accepted configuration has and that passes no more', () => {
  it.each([
    [
      'of a campaign',
      () => compileRules({ ...accepted, campaigns: campaigns.map((one) => ({ ...one, audience: outdated })) }),
      'config/campaigns/tea.yaml',
      'the rule',
    ],
    [
      'of an own tag',
      () =>
        compileOwnTags(
          withSettings({ tags: [{ key: 'a.b', type: 'bool', rule: outdated, name: { en: 'B', zh: 'B' } }] }),
        ),
      'config/strata.yaml',
      'the rule of tag "a.b"',
    ],
    [
      'of a tier',
      () => compileTierRules(withSettings({ tiers: { ...settings.tiers, rules: { growth: outdated } } })),
      'config/strata.yaml',
      'the rule of tier growth',
    ],
    [
      'of a strategy',
      () =>
        createStrategyChooser(
          withSettings({ strategies: [{ key: 'tea', name: { en: 'T', zh: 'T' }, for: outdated }] }),
          15_000,
        ),
      'config/strata.yaml',
      'the rule of strategy tea',
    ],
  ])('%s is an error that names file and character', (_, compile, file, what) => {
    const problem = expect.objectContaining({
      file,
      line: 1,
      column: 1,
      message: expect.stringContaining(`character 9 of ${what}: variable "gone" is not known`),
    });
    expect(compile).toThrow(
      expect.objectContaining({ name: 'ConfigurationOutdatedError', version: 'v7', problems: [problem] }),
    );
    expect(compile).toThrow(
      `Configuration v7 was accepted by another version of Strata and does not pass now: ${file}:1:1`,
    );
  });
});
