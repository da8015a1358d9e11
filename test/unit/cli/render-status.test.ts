import { describe, expect, it } from 'vitest';
import { renderStatus } from '../../../cli/render/status.ts';
import { status } from './results-fixture.ts';

describe('renderStatus(status)', () => {
  it('shows drops, runs with why they failed, and dead letters', () => {
    expect(renderStatus(status)).toBe(
      [
        'Profiles  4,372   2 dead letters',
        'Config    in force since 2026-11-23 11:40 UTC   1 problem, which strata validate shows',
        '  config/strata.yaml:3:12  time zone "Mars" is not known',
        '',
        'Drops',
        '  2026-11-23 11:42   shop   3f9a1c0be27d45a1c6e0   done   1,204 read   1,190 applied   5 refused',
        '',
        'Runs',
        '  2026-11-23 11:43   2011-12-10T00-00-00Z-7f3a1c   failed: ModelError',
      ].join('\n'),
    );
  });

  it('says why there are more profiles than customers, and counts one of each as one', () => {
    const [run] = status.runs;
    if (run === undefined) throw new Error('The fixture has a run.');
    const done = { ...run, status: 'done', profiles: 1, failure: null };
    const text = renderStatus({ ...status, deadLetters: 1, profiles: 2, runs: [run, done] });
    expect(text).toMatch(
      /^Profiles {2}2 {3}1 dead letter\n {10}one for each id that names a customer; a run joins those of the same one\nConfig/,
    );
    expect(text).toMatch(/ 1 customer$/);
    expect(renderStatus({ ...status, profiles: 1, runs: [done] })).not.toContain('one for each id');
  });

  it('names the command that makes the first', () => {
    const text = renderStatus({
      drops: [],
      runs: [],
      deadLetters: 0,
      profiles: 0,
      configuration: { inForceSince: null, problems: [] },
    });
    expect(text).toContain('Config    none in force\n');
    expect(text).toContain('none yet: strata drop FILE --source NAME');
    expect(text).toContain('none yet: strata run');
  });
});
