import { readDroppedConfiguration } from '../../functions/accept-configuration/read-configuration.ts';
import { assembleConfiguration, vocabularyOf } from '../../shared/contracts/assemble-configuration.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { byPlace, checkConfiguration } from '../../shared/contracts/check-configuration.ts';
import type { Campaign, Configuration, Problem } from '../../shared/contracts/configuration.ts';
import { type ConfigurationFiles, settingsPath } from '../../shared/contracts/configuration-files.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { compileRule } from '../../shared/rules/compile-rule.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { findLatestConfiguration, readAccepted } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { CommandFailure } from '../command-failure.ts';
import type { PreviewOutcome, PreviewRequest } from '../results/preview.ts';
import type { OnProgress } from '../system.ts';
import { previewAudience } from './preview-audience.ts';
import { publishedPlan } from './read-state.ts';

/**
 * Previews by the files as they are now, accepted or not. Problems of what is previewed, and of the settings, stop it; of other files
 * the last good content counts.
 *
 * @throws {CommandFailure} before the first run, and for a campaign that has no file
 */
export async function preview(
  objects: ObjectStore,
  request: PreviewRequest,
  onProgress: OnProgress,
): Promise<PreviewOutcome> {
  const startedAt = performance.now();
  const plan = await publishedPlan(objects);
  if (plan === undefined)
    throw new CommandFailure('A preview needs the customers of a run, and none was published here yet.', {
      name: 'NoRunError',
      hint: 'strata run',
    });
  const { problems, accepted, files } = await readConfiguration(objects);
  const path = 'campaign' in request ? campaignPath(request.campaign) : undefined;
  if (path !== undefined && !files.has(path)) throw unknownCampaign(files, path);
  if (problems.some(({ file }) => file === path || file === settingsPath))
    return { invalid: await refused(objects, problems, files.size) };
  const configuration = assembleConfiguration('preview', accepted);
  const campaign =
    'campaign' in request
      ? configuration.campaigns.find(({ id }) => id === request.campaign)
      : campaignOfRule(request.rule, configuration);
  if (campaign === undefined) throw unknownCampaign(files, path ?? '');
  const ofRule = 'rule' in request ? ruleProblems(request.rule, configuration) : [];
  if (ofRule.length > 0) return { invalid: await refused(objects, ofRule, files.size) };

  const statistics = await readJson(objects, bucketKeys.runStatistics(plan.run), (json) => json as Statistics);
  const total = statistics.customers.profiles;
  const audience = await previewAudience(objects, plan, configuration, campaign, (done) =>
    onProgress({ stage: 'preview', done, total }),
  );
  const id = 'campaign' in request ? campaign.id : null;
  return { preview: { campaign: id, ...audience, seconds: (performance.now() - startedAt) / 1000 }, problems };
}

/** What would be in force if the files were accepted now. */
async function readConfiguration(objects: ObjectStore) {
  const latest = await findLatestConfiguration(objects);
  const inForce: ConfigurationFiles = latest === undefined ? new Map() : await readAccepted(objects, latest.version);
  const { files, unreadable } = await readDroppedConfiguration(objects);
  const { problems, accepted } = checkConfiguration(files, { presets: presetNames }, inForce);
  const names = new Set(unreadable.map(({ file }) => file));
  // A file that could not be read has that one problem; it is not missing.
  const others = problems.filter(({ file }) => !names.has(file));
  return { accepted, problems: [...unreadable, ...others].sort(byPlace), files: new Set([...files.keys(), ...names]) };
}

/** A rule by itself is in no file, and its id is none that a campaign can have. */
const ruleFile = '--rule';

const campaignOfRule = (rule: string, { settings }: Configuration): Campaign => ({
  id: ruleFile,
  name: { en: 'Rule', zh: '规则' },
  audience: rule,
  strategy: '',
  channel: 'email',
  holdout: 0.1,
  minimumSize: settings.minimumSize,
  priority: 0,
  paused: false,
  consent: { channel: 'email', required: false },
  columns: [],
});

function ruleProblems(rule: string, configuration: Configuration): Problem[] {
  const compiled = compileRule(rule, vocabularyOf(configuration));
  if ('rule' in compiled) return [];
  return compiled.problems.map(({ offset, length, message, expected }) => {
    const before = rule.slice(0, offset).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { file: ruleFile, ...place, length, message, expected };
  });
}

const folder = `${bucketKeys.config}campaigns/`;
const campaignPath = (id: string): string => `${folder}${id}.yaml`;

function unknownCampaign(files: ReadonlySet<string>, path: string): CommandFailure {
  const nameOf = (file: string) => file.slice(folder.length, -'.yaml'.length);
  const known = [...files].filter((file) => file.startsWith(folder) && file.endsWith('.yaml')).map(nameOf);
  return new CommandFailure(`There is no file ${path}${suggestion(nameOf(path), known) || '.'}`, {
    name: 'UnknownCampaignError',
    exitCode: 2,
    hint: `put the campaign into ${path}, or preview a rule by itself: strata preview --rule 'tier == "core"'`,
  });
}

async function refused(objects: ObjectStore, problems: readonly Problem[], files: number) {
  const latest = await findLatestConfiguration(objects);
  return { ok: false, problems, files, inForceSince: latest?.acceptedAt ?? null };
}
