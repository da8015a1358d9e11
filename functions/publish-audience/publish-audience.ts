import type { AudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign } from '../../shared/contracts/configuration.ts';
import { parseRunPlan, type RunPlan } from '../../shared/contracts/run-plan.ts';
import type { AudienceRow, ExitedRow } from '../../shared/contracts/run-state.ts';
import { type AudienceSums, addInto, type ScoreSums } from '../../shared/contracts/score-sums.ts';
import { isLost } from '../../shared/domain/campaigns/exclusive-group.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { readLines } from '../../shared/store/read-lines.ts';
import { mergeSorted } from './merge-sorted.ts';
import { type SettledAudience, settleAudiences, withheldOf } from './settle-audiences.ts';
import { writeCsv } from './write-csv.ts';

export interface PublishAudienceDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/**
 * Writes the files of one campaign from the rows of all parts, sorted by customer, and its manifest last. An audience that is
 * withheld has a manifest alone. Nothing points to any of it before `finish-run`.
 */
export function createPublishAudience({ objects, configurations }: PublishAudienceDependencies) {
  return async function publishAudience({ run, campaign }: { readonly run: string; readonly campaign: number }) {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const configuration = await configurations.load(plan.configuration);
    const settings = configuration.campaigns.find(({ id }) => id === plan.campaigns[campaign]);
    if (settings === undefined) throw new RangeError(`Run ${run} plans no campaign ${campaign}.`);

    const settled = settleAudiences(configuration.campaigns, await sumsOf(objects, plan), plan.asOfDay);
    const audience = settled.get(settings.id) as SettledAudience;
    const manifest = manifestOf(plan, settings, audience);
    const files = audience.withheld === null ? await writeFiles(objects, plan, settings, withheldOf(settled)) : [];
    await writeJson(objects, bucketKeys.manifest(settings.id, run), { ...manifest, files });
  };
}

async function sumsOf(objects: ObjectStore, { run, parts }: RunPlan): Promise<Readonly<Record<string, AudienceSums>>> {
  const sums: Record<string, AudienceSums> = {};
  const read = (part: number) => readJson(objects, bucketKeys.scorePart(run, part), (json) => json as ScoreSums);
  for await (const { audiences } of readAhead(numbersUpTo(parts), read)) addInto(sums, audiences);
  return sums;
}

function manifestOf(plan: RunPlan, campaign: Campaign, audience: SettledAudience): AudienceManifest {
  const { matched, excluded, members, treatment, control, entered, exited, withheld } = audience;
  return {
    campaign: campaign.id,
    run: plan.run,
    asOf: plan.asOf,
    rule: campaign.audience,
    counts: { matched, excluded, members, treatment, control },
    minimumSize: campaign.minimumSize,
    withheld,
    files: [],
    previousRun: plan.previousRun,
    entered,
    exited,
  };
}

async function writeFiles(
  objects: ObjectStore,
  plan: RunPlan,
  campaign: Campaign,
  withheld: ReadonlySet<string>,
): Promise<AudienceManifest['files']> {
  const { run, parts } = plan;
  const folder = bucketKeys.audience(campaign.id, run);
  const numbers = numbersUpTo(parts);
  const members = () =>
    filter(
      sorted<AudienceRow>(
        objects,
        numbers.map((part) => bucketKeys.audiencePart(run, campaign.id, part)),
      ),
      ({ rivals = [] }) => !isLost(rivals, withheld),
    );
  const exited = () =>
    filter(
      sorted<ExitedRow>(
        objects,
        numbers.map((part) => bucketKeys.exitedPart(run, campaign.id, part)),
      ),
      ({ rivals }) => rivals === undefined || isLost(rivals, withheld),
    );

  const header = ['user_id', 'arm', 'reason', 'strategy', 'offer_code', 'channel', ...campaign.columns];
  const cells = ({ userId, arm, reason, strategy, columns }: AudienceRow) => [
    userId,
    arm,
    reason,
    strategy,
    campaign.offer?.code ?? '',
    campaign.channel,
    ...columns,
  ];
  const moved = ['user_id', 'arm'];
  const file = (name: string) => `${folder}${name}.csv.gz`;
  return [
    await writeCsv(
      objects,
      file('control'),
      header,
      map(members(), (row) => row.arm === 'control' && cells(row)),
    ),
    await writeCsv(
      objects,
      file('entered'),
      moved,
      map(members(), (row) => row.entered && [row.userId, row.arm]),
    ),
    await writeCsv(
      objects,
      file('exited'),
      moved,
      map(exited(), ({ userId, arm }) => [userId, arm]),
    ),
    await writeCsv(
      objects,
      file('members'),
      header,
      map(members(), (row) => row.arm === 'treatment' && cells(row)),
    ),
  ];
}

const sorted = <T extends { readonly userId: string }>(
  objects: ObjectStore,
  keys: readonly string[],
): AsyncIterable<T> =>
  mergeSorted(
    keys.map((key) => rows<T>(objects, key)),
    (a, b) => compareUtf8(a.userId, b.userId),
  );

async function* filter<T>(items: AsyncIterable<T>, keep: (item: T) => boolean): AsyncGenerator<T> {
  for await (const item of items) if (keep(item)) yield item;
}

async function* rows<T>(objects: ObjectStore, key: string): AsyncGenerator<T> {
  for await (const line of readLines(objects, key)) yield JSON.parse(line) as T;
}

/** What `cells` gives of each item, without those it gives `false` for. */
async function* map<T>(
  items: AsyncIterable<T>,
  cells: (item: T) => readonly string[] | false,
): AsyncGenerator<readonly string[]> {
  for await (const item of items) {
    const row = cells(item);
    if (row !== false) yield row;
  }
}
