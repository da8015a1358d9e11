import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import {
  type DescribedScheme,
  describedSchemes,
  type InterestSums,
  type SnapshotPart,
  type StoredFact,
  type StoredGroup,
  type StoredSketch,
} from '../../shared/contracts/snapshot-part.ts';
import { emptySketch, mergeSketch, type NumberSketch } from '../../shared/domain/statistics/number-sketch.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson } from '../../shared/store/read-json.ts';

/** Of one fact, over the customers of a group who have it. */
export interface FactSums {
  readonly numbers: NumberSketch;
  present: number;
  readonly values: Map<string, number>;
}

export interface GroupFacts {
  customers: number;
  /** By the fact's column. */
  readonly facts: Map<string, FactSums>;
}

/** What all parts of a run counted, together. */
export interface SnapshotSums {
  readonly files: { readonly key: string; readonly rows: number; readonly bytes: number; readonly sha256: string }[];
  readonly overall: GroupFacts;
  readonly groups: ReadonlyMap<DescribedScheme, Map<string, GroupFacts>>;
  readonly interests: { customers: number; readonly paths: Map<string, InterestSums> };
}

/** A part holds a sketch of every number of every segment: few of them at once. */
const partsAtOnce = 4;

/** Adds the parts one after the other, so that beside the sums those alone are in memory that are read ahead. */
export async function mergeSnapshotParts(
  objects: ObjectStore,
  { run, parts }: Pick<RunPlan, 'run' | 'parts'>,
): Promise<SnapshotSums> {
  const sums: SnapshotSums = {
    files: [],
    overall: noGroup(),
    groups: new Map(describedSchemes.map((scheme) => [scheme, new Map()])),
    interests: { customers: 0, paths: new Map() },
  };
  const read = async (part: number) => ({
    key: bucketKeys.snapshot(run, part),
    counted: await readJson(objects, bucketKeys.snapshotPart(run, part), (json) => json as SnapshotPart),
  });
  for await (const { key, counted } of readAhead(numbersUpTo(parts), read, partsAtOnce)) {
    sums.files.push({ key, ...counted.file });
    addGroups(sums, counted.groups);
    sums.interests.customers += counted.interests.customers;
    for (const [path, more] of Object.entries(counted.interests.paths))
      sums.interests.paths.set(path, addInterest(sums.interests.paths.get(path) ?? [0, 0, 0], more));
  }
  return sums;
}

const noGroup = (): GroupFacts => ({ customers: 0, facts: new Map() });

function addGroups(sums: SnapshotSums, groups: SnapshotPart['groups']): void {
  for (const scheme of describedSchemes) {
    const segments = sums.groups.get(scheme) as Map<string, GroupFacts>;
    for (const [segment, stored] of Object.entries(groups[scheme])) {
      let group = segments.get(segment);
      if (group === undefined) {
        group = noGroup();
        segments.set(segment, group);
      }
      addGroup(group, stored);
      // Every customer is in one segment of each scheme, so those of any one are all.
      if (scheme === 'tier') addGroup(sums.overall, stored);
    }
  }
}

function addGroup(group: GroupFacts, stored: StoredGroup): void {
  group.customers += stored.customers;
  for (const [column, fact] of Object.entries(stored.facts)) {
    let sums = group.facts.get(column);
    if (sums === undefined) {
      sums = { numbers: emptySketch(), present: 0, values: new Map() };
      group.facts.set(column, sums);
    }
    addFact(sums, fact);
  }
}

function addFact(sums: FactSums, fact: StoredFact): void {
  if ('numbers' in fact) {
    mergeSketch(sums.numbers, sketchOf(fact.numbers));
    sums.present += fact.numbers.count;
    return;
  }
  sums.present += fact.present;
  for (const [value, customers] of Object.entries(fact.values))
    sums.values.set(value, (sums.values.get(value) ?? 0) + customers);
}

function sketchOf({ counts, ...sketch }: StoredSketch): NumberSketch {
  const byKey = new Map<number, number>();
  for (let at = 0; at < counts.length; at += 2) byKey.set(counts[at] as number, counts[at + 1] as number);
  return { ...sketch, counts: byKey };
}

const addInterest = (a: InterestSums, b: InterestSums): InterestSums => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
