import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { readTable } from '../support/reference-data.ts';
import { runOn } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const asOf = '2011-12-10';
const drops = new URL('../../examples/online-retail/drops/', import.meta.url);
const configurationWith = (returns: 'net' | 'ignore') =>
  exampleConfiguration({ settings: { rfm: { windowDays: 365, ties: 'rank', map: 'classic', returns } } });

let world: World;
beforeAll(async () => {
  world = await createWorld({ configuration: configurationWith('net') });
  for (const month of readdirSync(drops).sort())
    await world.drop(`drops/shop/${month}`, readFileSync(new URL(month, drops)));
}, 600_000);
afterAll(() => world.close());

/** Of the published table: month of the first order, then customers by months since. */
const published = readTable('reference/online_retail_2010_2011_cohort_counts.csv').map(({ cohort, ...cells }) => [
  cohort,
  ...Object.values(cells)
    .filter((cell) => cell !== '')
    .map(Number),
]);

describe('the cohorts of a run over the example of Online Retail', () => {
  // Its returns name no order that they take back, so none makes an order not count, and both rules agree.
  it.each(['net', 'ignore'] as const)('are the 91 published counts, returns %s', async (returns) => {
    const configurations = { load: async () => configurationWith(returns) };
    const { picture } = await runOn({ ...world, configurations }, asOf, returns === 'net' ? 1 : 3);
    expect(picture?.cohorts.rows.map(({ month, active }) => [month, ...active])).toEqual(published);
    expect(published.flat()).toHaveLength(13 + 91);
    expect(picture?.cohorts).toMatchObject({ lastDate: '2011-12-09', isLastMonthOver: false });
  });
});
