import { describe, expect, it } from 'vitest';
import { runMetrics, slowness } from '../../../functions/finish-run/run-metrics.ts';

const startedAt = Date.parse('2026-03-02T03:00:00Z');
const record = (run: string, seconds: number, status: 'done' | 'failed' = 'done') => ({
  run,
  asOf: '2026-03-01T03:00:00Z',
  status,
  holder: 'h',
  startedAt,
  finishedAt: startedAt + seconds * 1000,
});
type Given = Parameters<typeof runMetrics>[1];
const statistics = (newest: string | null, withheld: (string | null)[] = []): Given =>
  ({
    customers: { profiles: 4210 },
    audiences: withheld.map((reason) => ({ withheld: reason })),
    data: { newest },
  }) as unknown as Given;
const plan = { run: 'now', startedAt: '2026-03-02T03:00:00Z', asOf: '2026-03-02T03:00:00Z' };

describe('slowness(seconds, earlier)', () => {
  it.each([
    [100, [10, 20, 30], 60],
    [100, [30, 10, 20, 40], 50],
    [40, [10, 20, 30], 0],
    [40.5, [20, 20, 20], 0.5],
    [1000, [10, 20], 0],
    [1000, [], 0],
  ])('of %d s after %j is %d s', (seconds, earlier, expected) => {
    expect(slowness(seconds, earlier)).toBeCloseTo(expected, 9);
  });
});

describe('runMetrics(plan, statistics, recent, now)', () => {
  it('counts the run from its start, and the age of the newest event from as_of', () => {
    const given = statistics('2026-03-01T21:30:00Z', ['too small', null, 'a rival']);
    expect(runMetrics(plan, given, [], startedAt + 90_000)).toEqual({
      RunDurationSeconds: 90,
      RunSlownessSeconds: 0,
      RunProfiles: 4210,
      AudiencesWithheld: 2,
      NewestEventAgeHours: 5.5,
    });
  });

  it('says nothing of the newest event where there is none', () => {
    expect(runMetrics(plan, statistics(null), [], startedAt)).not.toHaveProperty('NewestEventAgeHours');
  });

  it('takes as usual the published runs before it: neither itself nor one that failed', () => {
    const recent = [
      record('now', 5000),
      record('x', 9000, 'failed'),
      record('c', 100),
      record('b', 100),
      record('a', 100),
    ];
    expect(runMetrics(plan, statistics(null), recent, startedAt + 950_000).RunSlownessSeconds).toBe(750);
  });

  it('looks at the last fourteen', () => {
    const recent = [
      ...Array.from({ length: 14 }, (_, at) => record(`n${at}`, 100)),
      record('old', 1e6),
      record('older', 1e6),
    ];
    expect(runMetrics(plan, statistics(null), recent, startedAt + 300_000).RunSlownessSeconds).toBe(100);
  });
});
