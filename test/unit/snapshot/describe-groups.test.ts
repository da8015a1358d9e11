import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFacts } from '../../../functions/finish-run/describe-facts.ts';
import { mergeSnapshotParts } from '../../../functions/finish-run/merge-snapshot-parts.ts';
import { createInterestCounts } from '../../../functions/snapshot-part/count-interests.ts';
import { createGroupDescriptions, mostValues } from '../../../functions/snapshot-part/describe-groups.ts';
import type { FactValue } from '../../../functions/snapshot-part/fact-values.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import type { Fact } from '../../../shared/contracts/facts.ts';
import type { Description, Descriptions } from '../../../shared/contracts/statistics.ts';
import { createRandom } from '../../../shared/domain/clusters/random.ts';
import type { SegmentNames } from '../../../shared/domain/tags/define-tag.ts';
import { writeJson } from '../../../shared/store/read-json.ts';
import { createMemoryObjects } from '../configuration/memory-objects.ts';

const fact = (key: string, type: Fact['type']): Fact => ({
  kind: 'tag',
  key,
  name: { en: key, zh: key },
  type,
  column: key,
});
const facts = [fact('spend', 'number'), fact('country', 'string'), fact('is_new', 'bool'), fact('born', 'day')];

interface Person {
  readonly slice: number;
  readonly segments: SegmentNames;
  readonly values: readonly FactValue[];
}

const slices = 8;

/** As a run of so many parts would: a slice at a time, part = slice mod parts, through JSON. */
async function describeInParts(people: readonly Person[], parts: number): Promise<Descriptions> {
  const objects = createMemoryObjects(new Map());
  for (let part = 0; part < parts; part++) {
    const groups = createGroupDescriptions(facts);
    for (let slice = part; slice < slices; slice += parts) {
      for (const person of people) if (person.slice === slice) groups.add(person.segments, person.values);
      groups.endSlice();
    }
    const file = { rows: 0, bytes: 0, sha256: '' };
    const interests = createInterestCounts().stored();
    await writeJson(objects, bucketKeys.snapshotPart('r', part), { file, groups: groups.stored(), interests });
  }
  return describeFacts(facts, await mergeSnapshotParts(objects, { run: 'r', parts }));
}

const person = (tier: string, values: readonly FactValue[], slice = 0): Person => ({
  slice,
  segments: { tier, lifecycle: 'active', rfm: 'none', cluster: 'c1' },
  values,
});

const of = ({ overall }: Descriptions, key: string): Description => {
  const found = overall.find((description) => description.key === key);
  if (found === undefined) throw new Error(`No description of ${key}`);
  return found;
};

describe('descriptions', () => {
  const people = [
    person('core', [10, 'NO', true, 15_000]),
    person('core', [30, 'FR', false, undefined]),
    person('core', [20, 'NO', undefined, undefined]),
    person('dormant', [undefined, undefined, true, undefined]),
    person('dormant', [30, 'GB', true, undefined]),
  ];

  it('tell of numbers the mean, the mode, the extremes and who has none', async () => {
    // 10 20 30 30: ranks of 5, 25, 50, 75, 95 % are 1, 1, 2, 3, 4.
    expect(of(await describeInParts(people, 1), 'spend')).toEqual({
      key: 'spend',
      kind: 'tag',
      name: { en: 'spend', zh: 'spend' },
      type: 'number',
      present: 4,
      customers: 5,
      numbers: { mean: 22.5, mode: 30, least: 10, p05: 10, p25: 10, median: 20, p75: 30, p95: 30, most: 30 },
      values: null,
    });
  });

  it('tell of texts and yes/no how many have each value, most first, then by value', async () => {
    const all = await describeInParts(people, 1);
    expect(of(all, 'country')).toMatchObject({
      present: 4,
      numbers: null,
      values: [
        { value: 'NO', customers: 2 },
        { value: 'FR', customers: 1 },
        { value: 'GB', customers: 1 },
      ],
    });
    expect(of(all, 'is_new').values).toEqual([
      { value: 'true', customers: 3 },
      { value: 'false', customers: 1 },
    ]);
    expect(of(all, 'born')).toMatchObject({ type: 'day', present: 1, numbers: { median: 15_000 } });
  });

  it('are there for every segment that has customers', async () => {
    const { bySegment } = await describeInParts(people, 1);
    expect(bySegment.map(({ scheme, segment }) => `${scheme}/${segment}`)).toEqual([
      'tier/core',
      'tier/dormant',
      'lifecycle/active',
      'rfm/none',
      'cluster/c1',
    ]);
    const [core, dormant, active] = bySegment.map(({ descriptions }) => descriptions[0]);
    expect(core).toMatchObject({ present: 3, customers: 3, numbers: { mean: 20, median: 20 } });
    expect(dormant).toMatchObject({ present: 1, customers: 2, numbers: { mean: 30 } });
    expect(active).toMatchObject({ present: 4, customers: 5, numbers: { mean: 22.5 } });
  });

  it('are null where nobody has a value', async () => {
    const { overall } = await describeInParts([person('core', [undefined, undefined, undefined, undefined])], 1);
    expect(overall.map(({ present, numbers, values }) => [present, numbers, values])).toEqual(
      facts.map(() => [0, null, null]),
    );
  });

  it('list at most 20 values', async () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      person('core', [undefined, `v${at % 25}`, undefined, undefined]),
    );
    const { values, present } = of(await describeInParts(many, 1), 'country');
    expect(present).toBe(30);
    expect(values).toHaveLength(20);
    expect(values?.[0]).toEqual({ value: 'v0', customers: 2 });
  });

  it('keep the commonest of more than a thousand texts of a slice', async () => {
    const rare = Array.from({ length: mostValues + 10 }, (_, at) =>
      person('core', [undefined, `rare${at}`, undefined, undefined]),
    );
    const common = Array.from({ length: 3 }, () => person('core', [undefined, 'common', undefined, undefined]));
    const { values, present } = of(await describeInParts([...rare, ...common], 1), 'country');
    expect(present).toBe(mostValues + 13);
    expect(values).toEqual([{ value: 'common', customers: 3 }]);
  });

  const value = fc.tuple(
    fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
      ),
      {
        nil: undefined,
      },
    ),
    fc.option(fc.constantFrom('NO', 'FR', '__proto__', '7', ''), { nil: undefined }),
    fc.option(fc.boolean(), { nil: undefined }),
    fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
  );
  const anybody = fc.record({
    slice: fc.integer({ min: 0, max: slices - 1 }),
    segments: fc.record({
      tier: fc.constantFrom('core', 'dormant'),
      lifecycle: fc.constantFrom('new', 'lost', '__proto__'),
      rfm: fc.constantFrom('none', 'champions'),
      cluster: fc.constantFrom('c1', 'c2'),
    }),
    values: value,
  });

  it('are the same in 1, 2 and 8 parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anybody, { maxLength: 700, size: 'max' }), async (crowd) => {
        const whole = JSON.stringify(await describeInParts(crowd, 1));
        expect(JSON.stringify(await describeInParts(crowd, 2))).toBe(whole);
        expect(JSON.stringify(await describeInParts(crowd, 8))).toBe(whole);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('are the same in 1, 2 and 8 parts when no two customers spend the same', async () => {
    const random = createRandom(3);
    const crowd = Array.from({ length: 3000 }, (_, at) =>
      person(
        at % 3 ? 'core' : 'dormant',
        [10 ** (random() * 6), `c${at % 40}`, true, at],
        Math.floor(random() * slices),
      ),
    );
    const whole = await describeInParts(crowd, 1);
    expect(await describeInParts(crowd, 2)).toEqual(whole);
    expect(await describeInParts(crowd, 8)).toEqual(whole);
    const spent = crowd.map(({ values }) => Number(values[0])).sort((a, b) => a - b);
    const { numbers } = of(whole, 'spend');
    expect(numbers?.least).toBe(spent[0]);
    expect(numbers?.most).toBe(spent.at(-1));
    expect(Math.abs((numbers?.median ?? 0) / (spent[1499] as number) - 1)).toBeLessThanOrEqual(0.01 + 1e-9);
  });
});
