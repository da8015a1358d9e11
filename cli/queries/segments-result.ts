import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Description, Descriptions, GroupStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import { membersOf, namedGroupsAmong } from '../../shared/report/group-members.ts';
import { type Names, nameOf } from '../../shared/report/words/name-of.ts';
import { segmentNames } from '../../shared/report/words/segments.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import { type SegmentResult, type SegmentScheme, type SegmentsResult, segmentSchemes } from '../results/segments.ts';
import type { QueryRuntime } from '../system.ts';
import { readStatistics, requirePlan } from './published-run.ts';

/**
 * How many customers the published run has in each segment, what they spent, and how that changed since the run before.
 *
 * @param scheme one alone; all unless given
 * @throws {CommandFailure} before the first run
 */
export async function segmentsResult(
  { objects }: Pick<QueryRuntime, 'objects'>,
  scheme: SegmentScheme | undefined,
): Promise<SegmentsResult> {
  const { run } = await requirePlan(objects);
  const statistics = await readStatistics(objects, run);
  const { asOf, asOfDate, previousRun, currency, minorPerMajor, customers } = statistics;
  const before = previousRun === null ? [] : await describedGroups(objects, previousRun);
  return {
    run,
    asOf,
    asOfDate,
    previousRun,
    customers: customers.profiles,
    windowDays: statistics.rfm.windowDays,
    currency,
    minorPerMajor,
    schemes: segmentSchemes
      .filter((each) => scheme === undefined || each === scheme)
      .map((each) => ({ scheme: each, segments: segmentsOf(each, statistics, before) })),
  };
}

/** Descriptions of the named groups of a run; none where its files are gone. */
const describedGroups = async (objects: ObjectStore, run: string): Promise<readonly Description[]> =>
  namedGroupsAmong(
    (await findJson(objects, bucketKeys.descriptions(run), (json) => json as Descriptions))?.overall ?? [],
  );

function segmentsOf(
  scheme: SegmentScheme,
  { customers, rfm, clusters, descriptions }: Statistics,
  before: readonly Description[],
): SegmentResult[] {
  const all = customers.profiles;
  switch (scheme) {
    case 'tier':
      return counted(customers.tiers, segmentNames.tier, all);
    case 'lifecycle':
      return counted(customers.lifecycle, segmentNames.lifecycle, all);
    case 'rfm':
      return counted(rfm.segments, segmentNames.rfm, all);
    case 'cluster':
      return counted(
        clusters.clusters.map(({ id, size, spendMinor, previous }) => ({
          key: id,
          customers: size,
          spendMinor,
          previous,
          medianRecencyDays: null,
        })),
        Object.fromEntries(clusters.clusters.map(({ id, name }) => [id, name])),
        all,
      );
    case 'group':
      return namedGroupsAmong(descriptions)
        .map((group) =>
          namedGroup(
            group,
            before.find(({ key }) => key === group.key),
            all,
          ),
        )
        .sort((a, b) => b.customers - a.customers || compareUtf8(a.key, b.key));
  }
}

function counted(groups: readonly GroupStatistics[], names: Names, all: number): SegmentResult[] {
  const spend = groups.reduce((sum, { spendMinor }) => sum + spendMinor, 0);
  return groups.map(({ key, customers, spendMinor, medianRecencyDays, previous }) => ({
    key,
    name: nameOf(names, key),
    customers,
    share: all === 0 ? 0 : customers / all,
    spendMinor,
    spendShare: spend > 0 ? spendMinor / spend : null,
    medianRecencyDays,
    previous,
    change: previous === null ? null : customers - previous,
  }));
}

function namedGroup(
  description: Description & { readonly name: LocalizedText },
  before: Description | undefined,
  all: number,
): SegmentResult {
  const customers = membersOf(description);
  const previous = before === undefined ? null : membersOf(before);
  return {
    key: description.key,
    name: description.name,
    customers,
    share: all === 0 ? 0 : customers / all,
    spendMinor: null,
    spendShare: null,
    medianRecencyDays: null,
    previous,
    change: previous === null ? null : customers - previous,
  };
}
