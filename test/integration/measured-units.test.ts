import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitTerms, shapeNames, termsAt } from '../../bench/units/fit-terms.ts';
import { measureShape } from '../../bench/units/measure-shape.ts';
import { measureShop } from '../../bench/units/measure-shop.ts';
import { measureRequests } from '../../bench/units/measure-units.ts';
import { measuredUnits } from '../../cli/cost/measured-units.ts';
import { workflowFunctionNames } from '../../shared/contracts/function-names.ts';
import { createInMemoryDynamoDb } from '../support/in-memory-dynamodb.ts';

let database: Awaited<ReturnType<typeof createInMemoryDynamoDb>>;

beforeAll(async () => {
  database = await createInMemoryDynamoDb();
});

afterAll(() => database.close());

const remeasure = 'npm run bench:units, and put what it prints into cli/cost/measured-units.ts';

describe('measuredUnits, counted again', () => {
  it('has the units of DynamoDB that ingest and runs consume now', async () => {
    const { units } = await measureShop(database.endpoint, { customers: 60, days: 3 });
    for (const name of [
      'writeUnitsPerTouch',
      'readUnitsPerTouch',
      'writeUnitsPerDrop',
      'readUnitsPerDrop',
      'writeUnitsPerRun',
      'writeUnitsPerSegments',
    ] as const)
      expect(units[name], `${name}: ${remeasure}`).toBeCloseTo(measuredUnits[name], 10);
  });

  it('keeps the budgets: 1.1 write units a touched profile and drop, 1,024 bytes a profile', () => {
    expect(measuredUnits.writeUnitsPerTouch).toBeLessThanOrEqual(1.1);
    expect(measuredUnits.profileBytes).toBeLessThanOrEqual(1024);
  });

  it('has the requests to S3 that every function makes now, also for a cut that it was not made of', async () => {
    const { termsOf } = await measureRequests(database.endpoint);
    expect(
      termsOf(({ drop }) => drop.gets),
      remeasure,
    ).toEqual(measuredUnits.getsPerDrop);
    expect(
      termsOf(({ drop }) => drop.puts),
      remeasure,
    ).toEqual(measuredUnits.putsPerDrop);

    const shape = { segments: 2, parts: 3, campaigns: 2, days: 3 };
    const { run } = await measureShape(database.endpoint, shape);
    for (const name of workflowFunctionNames)
      for (const kind of ['gets', 'puts'] as const) {
        const mean = (usages: readonly { readonly gets: number; readonly puts: number }[]) =>
          usages.reduce((sum, usage) => sum + usage[kind], 0) / usages.length;
        const terms = measuredUnits.run[name][kind];
        expect(
          termsOf((measured) => mean(measured.run.usage[name])),
          `${kind} of ${name}: ${remeasure}`,
        ).toEqual(terms);
        expect(mean(run.usage[name]), `${kind} of ${name}`).toBe(termsAt(terms, shape));
      }
  }, 300_000);
});

describe('fitTerms(base, grown)', () => {
  it('finds the line again that its points are of', () => {
    const terms = { fixed: 3, segments: 3, days: 1, partsOfCampaigns: 2 };
    const base = { segments: 1, parts: 1, campaigns: 1, days: 2 };
    const at = (shape: typeof base) => ({
      shape,
      count: 3 + 3 * shape.segments + shape.days + 2 * shape.parts * shape.campaigns,
    });
    const grown = Object.fromEntries(shapeNames.map((name) => [name, at({ ...base, [name]: 7 })]));
    const both = at({ ...base, parts: 7, campaigns: 7 });
    expect(fitTerms(at(base), grown as Parameters<typeof fitTerms>[1], both)).toEqual(terms);
    expect(termsAt(terms, { segments: 20, parts: 9, campaigns: 9, days: 5 })).toBe(230);
  });
});
