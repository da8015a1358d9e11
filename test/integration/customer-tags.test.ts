import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelsResult } from '../../cli/queries/models-result.ts';
import { tagsResult } from '../../cli/queries/tags-result.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { createBrowsingRun, type RunSeen } from '../support/browsing-run.ts';
import type { World } from '../support/world.ts';

let world: World;
let customers: readonly Customer[];
let stateOf: RunSeen['stateOf'];
beforeAll(async () => {
  ({ world, customers, stateOf } = await createBrowsingRun());
}, 240_000);
afterAll(() => world.close());

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
