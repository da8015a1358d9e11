import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { similarResult } from '../../cli/queries/similar-result.ts';
import { readSeedFile } from '../../cli/seed-file.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { createBrowsingRun } from '../support/browsing-run.ts';
import type { World } from '../support/world.ts';

let world: World;
let plan: RunPlan;
let customers: readonly Customer[];
beforeAll(async () => {
  ({ world, plan, customers } = await createBrowsingRun());
}, 240_000);
afterAll(() => world.close());

/** Scaled features and interests, and the cosine of two, from their definitions. */
async function vectors() {
  const model = await readJson(world.objects, bucketKeys.model(plan.run), asRunModel);
  const { features: keys, scaler } = model.similarity ?? (model.clusters as NonNullable<typeof model.clusters>);
  const features = chooseFeatures(keys);
  const { scaleRows } = await import('../../shared/domain/clusters/scaler.ts');
  return customers.map((customer) => ({
    id: customer.profile.id,
    features: [
      ...scaleRows(
        Float64Array.from(features, (feature) => feature.measure(customer)),
        scaler,
      ),
    ],
    interests: customer.interests,
  }));
}
type Vector = Awaited<ReturnType<typeof vectors>>[number];

function nearestByHand(all: readonly Vector[], seeds: readonly Vector[]) {
  const paths = [...new Set(seeds.flatMap(({ interests }) => [...interests.keys()]))];
  const numbers = ({ features, interests }: Vector) => [
    ...features,
    ...paths.map((path) => (interests.get(path) ?? 0) / 10),
  ];
  const centre = numbers(seeds[0] as Vector).map(
    (_, at) => seeds.reduce((sum, seed) => sum + (numbers(seed)[at] ?? 0), 0) / seeds.length,
  );
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
  return all
    .filter((each) => !seeds.includes(each))
    .map((each) => {
      const own = numbers(each);
      const cosine = dot(own, centre) / Math.sqrt(dot(own, own)) / Math.sqrt(dot(centre, centre));
      return { userId: customerIdOf(each.id), similarity: Math.round(Math.max(0, cosine || 0) * 1e6) / 1e6 };
    })
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || (a.userId < b.userId ? -1 : 1));
}

describe('similarResult', () => {
  it('finds who is nearest to one customer, as comparing with everybody does', async () => {
    const all = await vectors();
    const seed = all.find(({ id }) => id === 'u:17003') as Vector;
    const result = await similarResult(world, { seeds: { id: '17003' }, count: 15, method: 'cosine' });
    expect(result).toMatchObject({ seeds: 1, compared: customers.length - 1, method: 'cosine' });
    expect(result?.customers).toEqual(nearestByHand(all, [seed]).slice(0, 15));
    const more = await similarResult(world, { seeds: { id: '17003' }, count: 10_000, method: 'cosine' });
    expect(more?.customers).toEqual(nearestByHand(all, [seed]));
  });

  it('finds who is nearest to those in a file, by cosine and by a model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strata-seeds-'));
    const chosen = customers.slice(0, 30).map(({ profile }) => profile.id);
    await writeFile(join(folder, 'seeds.txt'), `${chosen.map(customerIdOf).join('\n')}\nnot-a-customer\n`);
    const ids = await readSeedFile(join(folder, 'seeds.txt'));
    await rm(folder, { recursive: true });
    const all = await vectors();
    const seeds = all.filter(({ id }) => chosen.includes(id));
    const byCosine = await similarResult(world, { seeds: { ids }, count: 20, method: 'cosine' });
    expect(byCosine?.seeds).toBe(30);
    expect(byCosine?.customers).toEqual(nearestByHand(all, seeds).slice(0, 20));
    const byModel = await similarResult(world, { seeds: { ids }, count: 20, method: 'logistic' });
    expect(byModel).toMatchObject({ seeds: 30, method: 'logistic', compared: customers.length - 30 });
    expect(byModel?.metrics?.lift.length).toBeGreaterThan(0);
    expect(byModel?.customers.some(({ userId }) => chosen.map(customerIdOf).includes(userId))).toBe(false);
    expect(byModel?.customers).toHaveLength(20);
  });

  it('says what is missing', async () => {
    const similar = (seeds: { id: string } | { ids: Set<string> }, method: 'cosine' | 'logistic' = 'cosine') =>
      similarResult(world, { seeds, count: 3, method });
    expect(await similar({ id: 'nobody' })).toBeUndefined();
    await expect(similar({ ids: new Set(['u:nobody']) })).rejects.toMatchObject({ name: 'NoSeedsError' });
    await expect(similar({ ids: new Set(['u:nobody']) }, 'logistic')).rejects.toMatchObject({ name: 'NoSeedsError' });
  });
});
