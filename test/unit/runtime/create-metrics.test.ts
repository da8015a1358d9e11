import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../../../shared/runtime/create-metrics.ts';

const bucket = { STRATA_BUCKET: 'data', STRATA_TABLE: 'profiles', STRATA_SYSTEM: 'shop' };

describe('createMetrics(env)', () => {
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    for (const method of ['log', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation(
        (...parts: unknown[]) => void written.push(parts.map(String).join(' ')),
      );
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  const lines = () => written.map((text) => JSON.parse(text) as Record<string, unknown>);

  it('writes a line in the embedded format, of this system', () => {
    createMetrics(bucket)({ DropsApplied: 1, DropLagSeconds: 2.5 });
    expect(lines()).toMatchObject([
      {
        service: 'shop',
        DropsApplied: 1,
        DropLagSeconds: 2.5,
        _aws: {
          CloudWatchMetrics: [
            {
              Namespace: 'Strata',
              Dimensions: [['service']],
              Metrics: [
                { Name: 'DropsApplied', Unit: 'Count' },
                { Name: 'DropLagSeconds', Unit: 'Seconds' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('keeps rows by source, and nothing else, nor anything after them', () => {
    const record = createMetrics(bucket);
    record({ DropsApplied: 1, RowsRead: 3, RowsRefused: 0 }, 'web');
    record({ Throttled: 1 });
    const dimensions = lines().map(
      ({ _aws }) => (_aws as { CloudWatchMetrics: [{ Dimensions: string[][] }] }).CloudWatchMetrics[0].Dimensions,
    );
    expect(dimensions).toEqual([[['service']], [['service', 'source']], [['service']]]);
    expect(lines()[1]).toMatchObject({ service: 'shop', source: 'web', RowsRead: 3, RowsRefused: 0 });
    expect(lines()[1]).not.toHaveProperty('DropsApplied');
    expect(lines()[2]).not.toHaveProperty('source');
  });

  it('is silent where a folder stands in for the bucket', () => {
    createMetrics({ STRATA_FOLDER: '.', STRATA_TABLE: 'profiles' })({ DropsApplied: 1 });
    expect(written).toEqual([]);
  });
});
