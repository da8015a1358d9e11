import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { isCustomer, type Scheme } from '../../shared/contracts/movement-sums.ts';
import { rankedMoves } from '../../shared/contracts/ranked-moves.ts';
import { asRunModel, type RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import { slices } from '../../shared/domain/identity/slices.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { type PairedStates, pairedStates } from '../../shared/store/paired-states.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import { withheldCampaigns } from '../../shared/store/withheld-campaigns.ts';
import { CommandFailure } from '../command-failure.ts';
import type { DiffedAudience, DiffOptions, DiffResult, Mover } from '../results/diff.ts';
import type { OnProgress } from '../system.ts';
import { changedConfiguration } from './changed-configuration.ts';
import { chooseRun } from './choose-runs.ts';
import { createMoverFile, createMoverList } from './collect-movers.ts';
import { createStateComparison, noGroup, type StateComparison } from './compare-states.ts';
import { driftBetween } from './drift-between.ts';

/**
 * What became of the customers between two published runs, neighbours or not, of any numbers of parts: told by their states.
 *
 * @throws {CommandFailure} when a run is not known, or clusters are asked for and none is in both runs
 */
export async function diffRuns(
  runtime: Pick<Runtime, 'objects' | 'runs'>,
  { before: meantBefore, after: meantAfter, movers }: DiffOptions,
  onProgress: OnProgress = () => {},
): Promise<DiffResult> {
  const { objects } = runtime;
  const [before, after] = [await chooseRun(runtime, meantBefore), await chooseRun(runtime, meantAfter)];
  const [old, now] = [await readModel(objects, before), await readModel(objects, after)];
  const clusterNames = { before: namesOf(old), after: namesOf(now) };
  const hasClusters = [...clusterNames.after.keys()].some((id) => clusterNames.before.has(id));
  if (movers?.scheme === 'cluster' && !hasClusters)
    throw new CommandFailure('No cluster is in both runs, so nobody can be said to have moved from one to another.', {
      name: 'NotComparedError',
      hint: 'strata diff   says which clusters are new and which are gone',
    });

  const comparison = createStateComparison();
  const moved = movers && createMoverList(movers.limit);
  const file = movers?.csv === undefined ? undefined : createMoverFile(movers.csv);
  try {
    const states = [await openRunStates(objects, before), await openRunStates(objects, after)] as const;
    const onSlice = (done: number) => onProgress({ stage: 'states', done, total: slices });
    for await (const pair of pairedStates(...states, onSlice)) {
      comparison.add(pair);
      const mover = movers && moverOf(pair, movers.scheme);
      if (mover === undefined) continue;
      moved?.add(mover);
      await file?.add(mover);
    }
    await file?.finish();
  } finally {
    await file?.discard();
  }
  const { movements, clusters, audiences } = comparison.result();
  const { stayed, arrived, gone } = movements;
  return {
    before: { run: before.run, asOf: before.asOf, customers: stayed + gone },
    after: { run: after.run, asOf: after.asOf, customers: stayed + arrived },
    customers: { stayed, arrived, gone },
    schemes: rankedMoves(movements, hasClusters),
    clusters: comparedClusters(clusters, clusterNames),
    drift: await driftBetween(objects, old, now, after),
    audiences: await comparedAudiences(objects, before, after, audiences),
    configuration: await changedConfiguration(objects, before.configuration, after.configuration),
    movers:
      movers === undefined || moved === undefined
        ? null
        : { scheme: movers.scheme, ...moved.result(), csv: movers.csv ?? null },
  };
}

const readModel = (objects: ObjectStore, { run }: RunPlan): Promise<RunModel> =>
  readJson(objects, bucketKeys.model(run), asRunModel);

type Names = ReadonlyMap<string, LocalizedText>;

const namesOf = ({ clusters, clusterNames }: RunModel): Names =>
  new Map(clusters?.clusters.map(({ id }, place) => [id, clusterNames[place] ?? { en: id, zh: id }]));

function moverOf({ before, after }: PairedStates, scheme: Scheme): Mover | undefined {
  if (!isCustomer(before) || !isCustomer(after) || before[scheme] === after[scheme]) return undefined;
  return { userId: customerIdOf(after.id), from: before[scheme], to: after[scheme] };
}

function comparedClusters(
  groups: StateComparison['clusters'],
  { before, after }: { readonly before: Names; readonly after: Names },
): DiffResult['clusters'] {
  const sized = (id: string, name: LocalizedText, side: 'before' | 'after') => ({
    id,
    name,
    customers: groups[id]?.[side] ?? 0,
  });
  return {
    kept: [...after].flatMap(([id, name]) => {
      const former = before.get(id);
      if (former === undefined) return [];
      const group = groups[id] ?? noGroup;
      return [
        {
          id,
          name,
          ...(former.en === name.en ? {} : { formerName: former }),
          before: group.before,
          after: group.after,
          overlap: group.either === 0 ? 0 : group.kept / group.either,
        },
      ];
    }),
    new: [...after].flatMap(([id, name]) => (before.has(id) ? [] : [sized(id, name, 'after')])),
    gone: [...before].flatMap(([id, name]) => (after.has(id) ? [] : [sized(id, name, 'before')])),
  };
}

async function comparedAudiences(
  objects: ObjectStore,
  before: RunPlan,
  after: RunPlan,
  groups: StateComparison['audiences'],
): Promise<DiffedAudience[]> {
  const [withheldBefore, withheldAfter] = [
    await withheldCampaigns(objects, before),
    await withheldCampaigns(objects, after),
  ];
  return [...new Set([...before.campaigns, ...after.campaigns])].sort().map((campaign) => {
    const group = groups[campaign] ?? noGroup;
    return {
      campaign,
      before: before.campaigns.includes(campaign) ? group.before : null,
      after: after.campaigns.includes(campaign) ? group.after : null,
      withheld: { before: withheldBefore.has(campaign), after: withheldAfter.has(campaign) },
      entered: group.entered,
      exited: group.exited,
    };
  });
}
