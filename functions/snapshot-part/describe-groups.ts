import type { Fact } from '../../shared/contracts/facts.ts';
import {
  type DescribedScheme,
  describedSchemes,
  type SnapshotPart,
  type StoredFact,
  type StoredGroup,
} from '../../shared/contracts/snapshot-part.ts';
import { heaviest } from '../../shared/domain/statistics/heaviest.ts';
import { addNumber, emptySketch, type NumberSketch } from '../../shared/domain/statistics/number-sketch.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import type { FactValue } from './fact-values.ts';

/** Different texts of a fact that a group remembers of one slice of the customers. */
export const mostValues = 1000;

interface Texts {
  /** Customers by value: of the slice that is being counted, and of those before it. */
  slice: Map<string, number>;
  readonly total: Map<string, number>;
  present: number;
}

interface Group {
  customers: number;
  readonly facts: (NumberSketch | Texts | undefined)[];
}

export interface GroupDescriptions {
  /** @param values in the order of the facts */
  add(segments: SegmentNames, values: readonly FactValue[]): void;
  /** After the last customer of a slice. */
  endSlice(): void;
  stored(): SnapshotPart['groups'];
}

/** Gathers what descriptions are made of, for each segment of each scheme. */
export function createGroupDescriptions(facts: readonly Fact[]): GroupDescriptions {
  const groups = new Map(describedSchemes.map((scheme) => [scheme, new Map<string, Group>()]));
  const isNumber = facts.map(({ type }) => type === 'number' || type === 'day');

  function groupOf(scheme: DescribedScheme, segment: string): Group {
    const segments = groups.get(scheme) as Map<string, Group>;
    let group = segments.get(segment);
    if (group === undefined) {
      group = { customers: 0, facts: facts.map(() => undefined) };
      segments.set(segment, group);
    }
    return group;
  }

  function add(group: Group, at: number, value: Exclude<FactValue, undefined>): void {
    if (isNumber[at]) {
      group.facts[at] ??= emptySketch();
      addNumber(group.facts[at] as NumberSketch, Number(value));
    } else {
      group.facts[at] ??= { slice: new Map(), total: new Map(), present: 0 };
      const texts = group.facts[at] as Texts;
      texts.present++;
      texts.slice.set(String(value), (texts.slice.get(String(value)) ?? 0) + 1);
    }
  }

  const eachTexts = (visit: (texts: Texts) => void): void => {
    for (const segments of groups.values())
      for (const group of segments.values())
        for (const [at, fact] of group.facts.entries()) if (fact !== undefined && !isNumber[at]) visit(fact as Texts);
  };

  return {
    add(segments, values) {
      for (const scheme of describedSchemes) {
        const group = groupOf(scheme, segments[scheme]);
        group.customers++;
        for (let at = 0; at < values.length; at++) {
          const value = values[at];
          if (value !== undefined) add(group, at, value);
        }
      }
    },
    endSlice: () =>
      eachTexts((texts) => {
        if (texts.slice.size === 0) return;
        for (const [value, customers] of heaviest(texts.slice, mostValues, (count) => count))
          texts.total.set(value, (texts.total.get(value) ?? 0) + customers);
        texts.slice = new Map();
      }),
    stored: () =>
      Object.fromEntries(
        [...groups].map(([scheme, segments]) => [
          scheme,
          Object.fromEntries([...segments].map(([segment, group]) => [segment, storedGroup(facts, group)])),
        ]),
      ) as SnapshotPart['groups'],
  };
}

function storedGroup(facts: readonly Fact[], group: Group): StoredGroup {
  const stored: Record<string, StoredFact> = {};
  for (const [at, { column }] of facts.entries()) {
    const fact = group.facts[at];
    if (fact === undefined) continue;
    stored[column] =
      'total' in fact
        ? { present: fact.present, values: Object.fromEntries(fact.total) }
        : { numbers: { ...fact, counts: [...fact.counts].sort(([a], [b]) => a - b).flat() } };
  }
  return { customers: group.customers, facts: stored };
}
