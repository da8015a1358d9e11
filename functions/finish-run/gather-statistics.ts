import { type AudienceManifest, parseAudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Strategy } from '../../shared/contracts/configuration.ts';
import type { RunComparison } from '../../shared/contracts/run-comparison.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { addInto, noScores, type ScoreSums } from '../../shared/contracts/score-sums.ts';
import type { AudienceStatistics, Statistics } from '../../shared/contracts/statistics.ts';
import { minorDigits } from '../../shared/domain/event/currency.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { DropLedger } from '../../shared/store/drop-ledger.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { clusterStatistics } from './cluster-statistics.ts';
import { customerStatistics, rfmStatistics } from './customer-statistics.ts';
import { dataStatistics } from './data-statistics.ts';
import type { FinishedSnapshot } from './finish-snapshot.ts';
import { interestStatistics } from './interest-statistics.ts';
import { movementStatistics } from './movement-statistics.ts';
import { pictureStatistics, readLearned } from './picture-statistics.ts';

interface Sources {
  readonly objects: ObjectStore;
  readonly ledger: DropLedger;
  readonly configurations: ConfigurationStore;
}

/** Everything the report says of a run, from what its states left. */
export async function gatherStatistics(
  { objects, ledger, configurations }: Sources,
  plan: RunPlan,
  snapshot: FinishedSnapshot,
): Promise<Statistics> {
  const { settings, campaigns } = await configurations.load(plan.configuration);
  const model = await readJson(objects, bucketKeys.model(plan.run), (json) => json as RunModel);
  const previous = plan.previousRun === null ? undefined : await readStatistics(objects, plan.previousRun);
  const comparison = await readJson(objects, bucketKeys.comparison(plan.run), (json) => json as RunComparison);
  const sums = await addParts(objects, plan);
  const learned = await readLearned(objects, plan.run);
  const manifests = readAhead(campaigns, async (campaign) => ({
    campaign,
    manifest: await readJson(objects, bucketKeys.manifest(campaign.id, plan.run), parseAudienceManifest),
  }));
  const audiences: AudienceStatistics[] = [];
  for await (const { campaign, manifest } of manifests) {
    const strategy = settings.strategies.find(({ key }) => key === campaign.strategy);
    audiences.push(audienceStatistics(campaign, strategy, manifest));
  }
  return {
    run: plan.run,
    asOf: plan.asOf,
    asOfDate: dateOfDay(plan.asOfDay),
    timeZone: settings.timeZone,
    currency: settings.currency,
    minorPerMajor: 10 ** minorDigits(settings.currency),
    configuration: plan.configuration,
    previousRun: plan.previousRun,
    note: settings.reportNote ?? null,
    parts: plan.parts,
    data: await dataStatistics(objects, ledger, plan),
    customers: customerStatistics(sums, model, previous),
    rfm: rfmStatistics(settings.rfm, sums, model, previous),
    clusters: clusterStatistics(sums, model, comparison, previous),
    audiences,
    movements: previous === undefined ? null : movementStatistics(sums.movements, comparison, previous),
    interests: interestStatistics(snapshot.interests, previous?.interests),
    descriptions: snapshot.descriptions,
    picture: pictureStatistics(sums.picture, learned, plan),
    models: learned.models,
  };
}

/** Statistics of a run that is done. */
export const readStatistics = (objects: ObjectStore, run: string): Promise<Statistics> =>
  readJson(objects, bucketKeys.runStatistics(run), (json) => json as Statistics);

async function addParts(objects: ObjectStore, { run, parts }: RunPlan): Promise<ScoreSums> {
  const sums = structuredClone(noScores);
  const read = (part: number) => readJson(objects, bucketKeys.scorePart(run, part), (json) => json as ScoreSums);
  for await (const more of readAhead(numbersUpTo(parts), read)) addInto(sums, more);
  return sums;
}

const audienceStatistics = (
  campaign: Campaign,
  strategy: Strategy | undefined,
  manifest: AudienceManifest,
): AudienceStatistics => ({
  campaign: campaign.id,
  name: campaign.name,
  rule: campaign.audience,
  strategy: campaign.strategy,
  ...(strategy && { strategyName: strategy.name }),
  channel: campaign.channel,
  ...manifest.counts,
  minimumSize: manifest.minimumSize,
  withheld: manifest.withheld,
  entered: manifest.entered,
  exited: manifest.exited,
  manifest: bucketKeys.manifest(campaign.id, manifest.run),
  files: manifest.files.map(({ key, rows, bytes }) => ({ key, rows, bytes })),
});
