import { describe, expect, it } from 'vitest';
import { renderSegments } from '../../../cli/render/segments.ts';
import type { SegmentsResult } from '../../../cli/results/segments.ts';
import { common } from './run-questions.ts';

describe('renderSegments', () => {
  const tier = (key: string, customers: number, spendMinor: number, previous: number | null) => ({
    key,
    name: { en: key, zh: key },
    customers,
    share: customers / 200,
    spendMinor,
    spendShare: spendMinor / 100_000,
    medianRecencyDays: key === 'core' ? 7 : null,
    previous,
    change: previous === null ? null : customers - previous,
  });
  const result: SegmentsResult = {
    ...common,
    previousRun: 'before',
    windowDays: 365,
    minorPerMajor: 100,
    schemes: [
      { scheme: 'tier', segments: [tier('core', 50, 75_000, 38), tier('dormant', 150, 25_000, null)] },
      { scheme: 'group', segments: [] },
    ],
  };

  it('says sizes, shares, money and change', () => {
    expect(renderSegments(result, 'en').split('\n')).toEqual([
      '200 customers on 2026-05-01   money of the last 365 days   change since before',
      '',
      'Value tiers',
      '                      customers    share   money   of all   last order   change',
      '  core      core             50   25.0 %    £750   75.0 %       7 days      +12',
      '  dormant   dormant         150   75.0 %    £250   25.0 %            –      new',
      '',
      'Named groups (a customer may be in several, or in none)',
      '  none',
    ]);
  });

  it('says nothing of change in a first run', () => {
    const text = renderSegments({ ...result, previousRun: null }, 'zh');
    expect(text).toContain('首次运行');
    expect(text).not.toContain('变化');
  });
});
