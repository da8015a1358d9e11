import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clustersResult } from '../../cli/queries/clusters-result.ts';
import { modelsResult } from '../../cli/queries/models-result.ts';
import { profileResult } from '../../cli/queries/profile-result.ts';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import { segmentsResult } from '../../cli/queries/segments-result.ts';
import { similarResult } from '../../cli/queries/similar-result.ts';
import { tagsResult } from '../../cli/queries/tags-result.ts';
import { readSeedFile } from '../../cli/seed-file.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { readEvents } from '../../shared/formats/events-parquet.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';
import { runCustomers } from '../../shared/store/run-customers.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import { browsingConfiguration, fillBrowsingShop } from '../support/browsing-shop.ts';
import { createWorld, type World } from '../support/world.ts';

const configuration = {
  ...browsingConfiguration(),
  lists: new Map([['friends', new Set(['u:17003', 'u:17005', 'u:17008'] as const)]]),
};
const asOf = '2011-12-10';

let world: World;
let plan: RunPlan;
/** Customers of the run as its own tags saw them, and its state of them. */
let customers: Customer[];
let states: Map<string, CustomerState>;

beforeAll(async () => {
  world = await createWorld({ configuration });
  await fillBrowsingShop(world);
  await world.run('2011-11-01', 2);
  ({ plan, customers, states } = await look(await world.run(asOf, 4)));
}, 240_000);
afterAll(() => world.close());

async function look({ run }: { readonly run: string }) {
  const runPlan = await readJson(world.objects, bucketKeys.plan(run), parseRunPlan);
  const shop = await readShop(world.objects, run, configuration);
  const options = customerOptions(configuration.settings, runPlan.asOfDay, shop);
  const found: Customer[] = [];
  const stateOf = new Map<string, CustomerState>();
  const opened = await openRunStates(world.objects, runPlan);
  for (let part = 0; part < runPlan.parts; part++) {
    for await (const { customer } of runCustomers(world.objects, runPlan, part, options)) found.push(customer);
    for await (const state of opened.part(part, runPlan.parts)) stateOf.set(state.id, state);
  }
  return { plan: runPlan, customers: found, states: stateOf };
}

const stateOf = ({ profile }: Customer): CustomerState => states.get(profile.id) as CustomerState;

describe('before the first run', () => {
  it('every question says what to do', async () => {
    const empty = await createWorld({ configuration });
    const questions = [
      () => tagsResult(empty, undefined),
      () => segmentsResult(empty, undefined),
      () => clustersResult(empty, undefined),
      () => modelsResult(empty, undefined),
      () => rulesResult(empty, { minSupport: 0.1, minConfidence: 0.1, max: undefined }),
      () => recommendResult(empty, '17001', { count: 3, again: true }),
      () => similarResult(empty, { seeds: { id: '17001' }, count: 3, method: 'cosine' }),
    ];
    for (const question of questions)
      await expect(question()).rejects.toMatchObject({
        name: 'NoRunError',
        hint: expect.stringContaining('strata run'),
      });
    await empty.close();
  });
});

describe('tagsResult', () => {
  it('counts who has each tag, as the definitions say of every customer', async () => {
    const { groups, customers: all } = await tagsResult(world, undefined);
    expect(all).toBe(customers.length);
    const told = new Map(groups.flatMap(({ tags }) => tags).map((tag) => [tag.key, tag]));
    let some = 0;
    for (const { key, compute, version } of tagDefinitions) {
      const values = customers.flatMap((customer) => {
        const evidence = compute(customer, stateOf(customer));
        return evidence === undefined ? [] : [evidence.value];
      });
      const tag = told.get(key);
      expect([key, tag?.present, tag?.version]).toEqual([key, values.length, version]);
      if (values.length === 0) continue;
      some++;
      if (tag?.numbers)
        expect([tag.numbers.least, tag.numbers.most]).toEqual([
          Math.min(...values.map(Number)),
          Math.max(...values.map(Number)),
        ]);
      for (const { value, customers: having } of tag?.values ?? [])
        expect(having).toBe(values.filter((each) => String(each) === value).length);
    }
    expect(some).toBeGreaterThan(20);
  });

  it('has own tags in groups of the tree and behind it, with their rule', async () => {
    const { groups } = await tagsResult(world, undefined);
    const tags = groups.flatMap((group) => group.tags.filter(({ own }) => own).map(({ key }) => [group.key, key]));
    expect(tags).toEqual([
      ['value', 'value.regular'],
      ['value', 'value.per_order'],
      ['interest_in', 'interest_in.kitchen'],
    ]);
    expect(groups.at(-1)).toMatchObject({ key: 'interest_in', name: { en: 'Interest in' } });
  });

  it('tells one tag by segment, all of them together being everybody', async () => {
    const { groups, interests } = await tagsResult(world, 'consumption.orders');
    expect(interests).toBeNull();
    const [tag] = groups.flatMap(({ tags }) => tags);
    for (const scheme of ['tier', 'lifecycle', 'rfm', 'cluster']) {
      const segments = tag?.segments?.filter((each) => each.scheme === scheme) ?? [];
      expect(segments.reduce((sum, each) => sum + each.customers, 0)).toBe(customers.length);
      expect(segments.reduce((sum, { present }) => sum + present, 0)).toBe(tag?.present);
    }
  });

  it('gives one group, and proposes a name for what is neither', async () => {
    expect((await tagsResult(world, 'value')).groups.map(({ key }) => key)).toEqual(['value']);
    await expect(tagsResult(world, 'consumption.odrers')).rejects.toMatchObject({
      name: 'UnknownTagError',
      exitCode: 2,
      message: 'There is no group and no tag "consumption.odrers"; did you mean "consumption.orders"?',
    });
  });
});

describe('segmentsResult and clustersResult', () => {
  it('count the customers of the state', async () => {
    const { schemes } = await segmentsResult(world, undefined);
    for (const { scheme, segments } of schemes) {
      if (scheme === 'group') continue;
      const counted = new Map<string, number>();
      for (const customer of customers) {
        const key = stateOf(customer)[scheme];
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      for (const { key, customers: having, share } of segments) {
        expect([scheme, key, having]).toEqual([scheme, key, counted.get(key) ?? 0]);
        expect(share).toBeCloseTo(having / customers.length, 12);
      }
    }
    const [tier] = (await segmentsResult(world, 'tier')).schemes;
    expect(
      tier?.segments.every(({ previous, change, customers: now }) => previous !== null && change === now - previous),
    ).toBe(true);
  });

  it('tell every k that was tried, and one cluster alone', async () => {
    const all = await clustersResult(world, undefined);
    expect(all.candidates.map(({ k }) => k)).toContain(all.k);
    expect(all.clusters.reduce((sum, { size }) => sum + size, 0)).toBe(customers.length);
    const [first] = all.clusters;
    const one = await clustersResult(world, first?.id);
    expect(one.clusters).toEqual([first]);
    expect(one.moves?.every(({ from, to }) => from === first?.id || to === first?.id) ?? true).toBe(true);
    await expect(clustersResult(world, 'c99')).rejects.toMatchObject({ name: 'UnknownClusterError', exitCode: 2 });
  });
});

describe('modelsResult', () => {
  it('is the cards, and nothing else', async () => {
    const result = await modelsResult(world, undefined);
    expect(Object.keys(result)).toEqual(['models']);
    expect(result.models.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['association-rules', 'bg-nbd', 'kmeans', 'lookalike:friends', 'recommendations']),
    );
    for (const card of result.models)
      expect(Object.keys(card)).toEqual(['name', 'fittedOn', 'parameters', 'metrics', 'warnings']);
    expect((await modelsResult(world, 'lookalike')).models.map(({ name }) => name)).toEqual(['lookalike:friends']);
    await expect(modelsResult(world, 'bgnbd')).rejects.toMatchObject({
      message: 'The published run has no model "bgnbd"; did you mean "bg-nbd"?',
    });
  });
});

/** Products of every order of the 400 days up to the newest before the run's, from the lake's own events. */
async function basketsByHand(): Promise<Set<string>[]> {
  const baskets = new Map<string, Set<string>>();
  const dates = (await Array.fromAsync(world.objects.list('lake/events/'))).map(({ key }) =>
    key.slice('lake/events/dt='.length).slice(0, 10),
  );
  const newest = Math.max(...dates.map((date) => Date.parse(date) / 86_400_000).filter((day) => day < plan.asOfDay));
  for await (const { key } of world.objects.list('lake/events/'))
    for (const event of await readEvents(await readBytes(world.objects, key))) {
      if (event.kind !== 'order' || event.day > newest || event.day <= newest - 400) continue;
      const order = `${event.userId} ${event.day} ${event.orderId}`;
      const basket = baskets.get(order) ?? new Set();
      baskets.set(order, basket);
      for (const { id } of event.lines ?? []) if (id !== undefined) basket.add(id);
    }
  return [...baskets.values()].filter(({ size }) => size > 0);
}

describe('rulesResult', () => {
  it('counts every pair as the orders in the lake have it', async () => {
    const baskets = await basketsByHand();
    const having = (...products: string[]) =>
      baskets.filter((basket) => products.every((each) => basket.has(each))).length;
    const result = await rulesResult(world, { minSupport: 0.004, minConfidence: 0.1, max: undefined });
    expect(result.baskets).toBe(baskets.length);
    const pairs = result.rules.filter(({ antecedent }) => antecedent.length === 1);
    expect(pairs.length).toBeGreaterThan(10);
    const products = [...new Set(baskets.flatMap((basket) => [...basket]))];
    let expected = 0;
    for (const a of products)
      for (const b of products)
        if (a !== b && having(a, b) / baskets.length >= 0.004 && having(a, b) / having(a) >= 0.1) expected++;
    expect(pairs).toHaveLength(expected);
    for (const { antecedent, consequent, count, support, confidence, lift } of result.rules) {
      const both = having(...antecedent, ...consequent);
      expect(count).toBe(both);
      expect(support).toBeCloseTo(both / baskets.length, 12);
      expect(confidence).toBeCloseTo(both / having(...antecedent), 12);
      expect(lift).toBeCloseTo((both * baskets.length) / having(...antecedent) / having(...consequent), 9);
    }
    expect(result.rules.map(({ lift }) => lift)).toEqual(result.rules.map(({ lift }) => lift).sort((a, b) => b - a));
    const few = await rulesResult(world, { minSupport: 0.004, minConfidence: 0.1, max: 3 });
    expect([few.rules, few.found]).toEqual([result.rules.slice(0, 3), result.rules.length]);
  });
});

describe('recommendResult', () => {
  const of = async (id: string, again: boolean) => {
    const result = await recommendResult(world, id, { count: 12, again });
    if (result === undefined) throw new Error(`nobody has the id ${id}`);
    return result;
  };

  it('gives falling scores with reasons that name what the customer has', async () => {
    const customer = customers.find(({ evidence }) => evidence.items.length > 4) as Customer;
    const own = new Set(customer.evidence.items.map(({ product }) => product));
    const { items, known, categories } = await of(customerIdOf(customer.profile.id), true);
    expect(known).toBe(own.size);
    expect(items).toHaveLength(12);
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).sort((a, b) => b - a));
    for (const { id, because } of items) {
      if (because.kind === 'again') expect(own.has(id)).toBe(true);
      if (because.kind === 'item' || because.kind === 'content') expect(own.has(because.of)).toBe(true);
      if (because.kind === 'rule') expect(because.of.every((product) => own.has(product))).toBe(true);
    }
    expect(categories.length).toBeGreaterThan(0);
    const fresh = await of(customerIdOf(customer.profile.id), false);
    expect(fresh.items.some(({ id }) => own.has(id))).toBe(false);
  });

  it('goes by what is popular for who came after the run', async () => {
    await world.drop('drops/web/new.csv', Buffer.from('kind,user_id,timestamp\nview,newcomer,2011-12-12T09:00:00Z\n'));
    const { items, known, cluster } = await of('newcomer', true);
    expect([known, cluster]).toEqual([0, null]);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ because }) => because.kind === 'popular' && because.of === null)).toBe(true);
    expect(await recommendResult(world, 'nobody', { count: 3, again: true })).toBeUndefined();
  });
});

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

describe('profileResult', () => {
  const profileOf = async (id: string) => {
    const result = await profileResult(world as never, id);
    if (result === undefined) throw new Error(`nobody has the id ${id}`);
    return result;
  };

  it('has every tag that the run saw of the customer, with the version of its definition', async () => {
    for (const customer of customers.slice(0, 20)) {
      const { tags } = await profileOf(customerIdOf(customer.profile.id));
      for (const { key, compute, version } of tagDefinitions) {
        const evidence = compute(customer, stateOf(customer));
        const expected = evidence && {
          value: evidence.value,
          confidence: evidence.confidence,
          origin: evidence.origin ?? 'computed',
          computedAt: plan.asOf,
          version,
        };
        expect([key, tags[key]]).toEqual([key, expected]);
      }
    }
    const some = await Promise.all(customers.slice(0, 40).map(({ profile }) => profileOf(customerIdOf(profile.id))));
    const known = new Set(some.flatMap(({ tags }) => Object.keys(tags)));
    // Of the evidence, of the models, and of the settings.
    for (const key of ['social.shares', 'prediction.expected_orders_90', 'value.regular'])
      expect([...known]).toContain(key);
    expect(some[0]?.ownTagNames['value.regular']).toEqual({ en: 'Regular', zh: '常客' });
  });

  it('tells what was stored since beside what the run saw', async () => {
    const before = await profileOf('17004');
    await world.drop(
      'drops/web/late.csv',
      Buffer.from('kind,user_id,timestamp,trait.city\nview,17004,2011-12-01T09:00:00Z,Leeds\n'),
    );
    const after = await profileOf('17004');
    expect(after.tags).toEqual(before.tags);
    expect(after.traits).toEqual({ ...before.traits, city: 'Leeds' });
    expect(after.activity.events.view).toBe((before.activity.events.view ?? 0) + 1);
  });

  it('works of a customer whom the run does not know', async () => {
    await world.drop(
      'drops/web/later.csv',
      Buffer.from('kind,user_id,timestamp\nview,latecomer,2011-12-09T09:00:00Z\n'),
    );
    const { segments, tags, activity } = await profileOf('latecomer');
    expect(segments).toEqual({ rfm: null, tier: null, lifecycle: null, cluster: null });
    expect(activity.events).toEqual({ view: 1 });
    expect(tags['behaviour.active_days_30']?.value).toBe(1);
  });
});
