import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainResult } from '../../cli/queries/explain-result.ts';
import { previewAudience } from '../../cli/queries/preview-audience.ts';
import { profileResult } from '../../cli/queries/profile-result.ts';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { similarResult } from '../../cli/queries/similar-result.ts';
import type { ProfileResult } from '../../cli/results.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign } from '../../shared/contracts/configuration.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { createWorld, type World } from '../support/world.ts';

const configuration = exampleConfiguration();
const [campaign] = configuration.campaigns as [Campaign];

let world: World;
let plan: RunPlan;
let before: ProfileResult;

/** A run of now, then turned into one of another version: its customers cannot be read, and what it learned lies elsewhere. */
beforeAll(async () => {
  world = await createWorld({ configuration });
  await world.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 60 })));
  const { run } = await world.run('2011-12-01', 2);
  const key = bucketKeys.plan(run);
  const made = await readJson(world.objects, key, parseRunPlan);
  before = await profileOf('17005');
  plan = { ...made, encoding: made.encoding + 1 };
  await world.objects.write(key, Buffer.from(JSON.stringify(plan)));
  const learned = await Array.fromAsync(world.objects.list(`runs/${run}/models/`), (each) => each.key);
  expect(learned.length).toBeGreaterThan(3);
  const parts = Array.from({ length: made.parts }, (_, part) => bucketKeys.profilesPart(run, part));
  await world.objects.delete([...learned, ...parts]);
});
afterAll(() => world.close());

async function profileOf(id: string): Promise<ProfileResult> {
  const result = await profileResult(world as never, id);
  if (result === undefined) throw new Error(`nobody has the id ${id}`);
  return result;
}

describe('a published run whose customers another version laid out', () => {
  it('still has a profile of each: segments of the run, tags of what is stored', async () => {
    const { tags, tagsFrom, ...rest } = await profileOf('17005');
    const { tags: seen, tagsFrom: seenFrom, ...same } = before;
    expect([seenFrom, tagsFrom]).toEqual(['run', 'stored']);
    expect(rest).toEqual(same);
    expect(rest.segments.tier).not.toBeNull();
    for (const key of ['consumption.orders', 'value.recency_days', 'value.tier'])
      expect([key, tags[key]]).toEqual([key, seen[key]]);
    // Of the run's evidence, and of what it learned.
    for (const key of ['consumption.preferred_hour', 'prediction.expected_orders_90'])
      expect([key, key in seen, key in tags]).toEqual([key, true, false]);
  });

  it('says of who came since what it says after any run', async () => {
    await world.drop('drops/shop/new.csv', csvOf([['9,P10,Item P10,2,2011-12-02 09:00:00,3.50,18999,Norway']]));
    const { tagsFrom, segments } = await profileOf('18999');
    expect(tagsFrom).toBe('stored');
    expect(segments.tier).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['preview', () => previewAudience(world.objects, plan, configuration, campaign, () => {})],
    ['profile --explain', () => explainResult(world, '17005', campaign.id)],
    ['recommend', () => recommendResult(world, '17005', { count: 3, again: true })],
    ['similar', () => similarResult(world, { seeds: { id: '17005' }, count: 3, method: 'cosine' })],
  ])('has no customers for %s, which says why before it looks for anything', async (_, question) => {
    await expect(question()).rejects.toMatchObject({
      name: 'OtherRunEncodingError',
      message: expect.stringContaining(`Run ${plan.run} was made by another version`),
    });
  });
});
