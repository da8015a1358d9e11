import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { readEvents } from '../../shared/formats/events-parquet.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import { createBrowsingRun } from '../support/browsing-run.ts';
import type { World } from '../support/world.ts';

let world: World;
let plan: RunPlan;
let customers: readonly Customer[];
beforeAll(async () => {
  ({ world, plan, customers } = await createBrowsingRun());
}, 240_000);
afterAll(() => world.close());

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

/** What the newest forty files of the lake before the run's day call products. */
async function namesByHand(products: readonly string[]): Promise<Record<string, string>> {
  const all = await Array.fromAsync(world.objects.list('lake/events/'), ({ key }) => key);
  const dateOf = (key: string) => key.slice('lake/events/dt='.length).slice(0, 10);
  const newest = all
    .filter((key) => Date.parse(dateOf(key)) / 86_400_000 < plan.asOfDay)
    .sort((a, b) => (dateOf(a) === dateOf(b) ? (a < b ? -1 : 1) : dateOf(a) < dateOf(b) ? 1 : -1))
    .slice(0, 40);
  const files = await Promise.all(newest.map(async (key) => readEvents(await readBytes(world.objects, key))));
  const named = files.flat().flatMap(({ lines = [] }) => lines.flatMap(({ id, name }) => (name ? [id] : [])));
  return Object.fromEntries(products.filter((id) => named.includes(id)).map((id) => [id, `Item ${id}`]));
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

  it('names the products of all rules, however many', async () => {
    const { rules, names } = await rulesResult(world, { minSupport: 0.002, minConfidence: 0.02, max: undefined });
    const productsOf = (some: typeof rules) =>
      some.flatMap(({ antecedent, consequent }) => [...antecedent, ...consequent]);
    expect(names).toEqual(await namesByHand(productsOf(rules)));
    const first = new Set(productsOf(rules.slice(0, 100)));
    expect(Object.keys(names).filter((id) => !first.has(id)).length).toBeGreaterThan(0);
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
    const { items, known, categories, names } = await of(customerIdOf(customer.profile.id), true);
    expect(known).toBe(own.size);
    expect(items).toHaveLength(12);
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).sort((a, b) => b - a));
    for (const { id, because } of items) {
      if (because.kind === 'again') expect(own.has(id)).toBe(true);
      if (because.kind === 'item' || because.kind === 'content') expect(own.has(because.of)).toBe(true);
      if (because.kind === 'rule') expect(because.of.every((product) => own.has(product))).toBe(true);
    }
    expect(categories.length).toBeGreaterThan(0);
    const reasons = [...items, ...categories].flatMap(({ because }) =>
      because.kind === 'item' || because.kind === 'content' ? [because.of] : because.kind === 'rule' ? because.of : [],
    );
    expect(names).toEqual(await namesByHand([...items.map(({ id }) => id), ...reasons]));
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
