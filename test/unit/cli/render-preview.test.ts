import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderPreview } from '../../../cli/render/preview.ts';
import type { PreviewResult } from '../../../cli/results/preview.ts';

const preview: PreviewResult = {
  campaign: 'winback-vip',
  rule: 'lifecycle == "at_risk"',
  run: '2011-12-10T00-00-00Z-e482ba',
  asOf: '2011-12-10T00:00:00.000Z',
  asOfDate: '2011-12-10',
  customers: 4372,
  matched: 1190,
  excluded: { no_consent: 61, global_control: 9 },
  members: 1120,
  share: 1120 / 4372,
  treatment: 1001,
  control: 119,
  entered: 30,
  exited: 2,
  minimumSize: 100,
  withheld: null,
  overlap: { 'christmas-bakers': 5, 'second-order': 0 },
  sample: ['14665', '14461'],
  notes: [],
  seconds: 0.6,
};
const linesOf = (differences: Partial<PreviewResult> = {}): string[] =>
  stripVTControlCharacters(renderPreview({ ...preview, ...differences })).split('\n');

describe('renderPreview(preview)', () => {
  it('says who matches, who is left out, what would be sent and what to do next', () => {
    expect(linesOf()).toEqual([
      'winback-vip on 2011-12-10, by run 2011-12-10T00-00-00Z-e482ba; nothing was written',
      '',
      '  Matched   1,190 customers of 4,372   27.2 %',
      '  Left out  no consent 61   global control 9',
      '  Members   1,120   25.6 % of all customers',
      '  Arms      1,001 to send   119 held out',
      '  Changes   30 enter and 2 leave what the run published',
      '  Also in   christmas-bakers 5',
      '  Sample    14665   14461',
      '',
      'Next    npx strata profile 14665      one of them, all of it',
      '        npx strata run                publishes the audience',
    ]);
  });

  it('says why there would be no files', () => {
    const nobody = { treatment: 0, control: 0, entered: 0, exited: 0 };
    expect(linesOf({ ...nobody, members: 1, withheld: 'below_minimum_size' }).slice(5, 7)).toEqual([
      '  Withheld  1 customer, at least 100 needed',
      '  Also in   christmas-bakers 5',
    ]);
    expect(linesOf({ withheld: 'not_started' }).slice(5, 7)).toEqual([
      '  Withheld  not started: nobody is in it; these are the numbers if it were on',
      '  Arms      1,001 to send   119 held out',
    ]);
  });

  it('names no campaign of a rule, and nobody of nothing', () => {
    const lines = linesOf({ campaign: null, matched: 0, members: 0, excluded: {}, overlap: {}, sample: [] });
    expect(lines[0]).toMatch(/^Rule on 2011-12-10/);
    expect(lines.slice(3, 5)).toEqual(['  Left out  nobody', '  Members   0   0.0 % of all customers']);
    expect(linesOf({ campaign: null, notes: ['a list is new'] }).at(-1)).toBe('  Note      a list is new');
    expect(lines.slice(-2)).toEqual(['  Also in   no other audience', '  Sample    nobody']);
  });
});
