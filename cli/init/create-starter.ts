import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { settingsPath } from '../../shared/contracts/configuration-files.ts';
import { parseSettings } from '../../shared/contracts/parse-settings.ts';
import type { Preset } from '../../shared/sources/preset.ts';
import { findPreset, presetNames } from '../../shared/sources/presets/index.ts';
import { CommandFailure } from '../command-failure.ts';
import { writeSchemas } from '../local/write-schemas.ts';
import type { InitResult } from '../results/init.ts';
import { shownPath } from '../shown-path.ts';
import { campaignTemplate, exampleCampaignPath } from './campaign-template.ts';
import { catalogTemplate, exampleCatalogPath } from './catalog-template.ts';
import { presetOf } from './find-preset.ts';
import { mappingLines } from './mapping-lines.ts';
import { mappingTemplate } from './mapping-template.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readSample } from './read-sample.ts';
import { settingsTemplate } from './settings-template.ts';
import { trySample } from './try-sample.ts';

export interface StarterOptions {
  readonly folder: string;
  /** One of a preset, a data file to learn from, and a mapping to fill in. */
  readonly from: { readonly preset: string } | { readonly file: string } | 'mapping';
  readonly source: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** What a source is started with. */
interface StarterSource {
  readonly lines: readonly string[];
  readonly preset: Preset | undefined;
  readonly hasProducts: boolean;
  readonly doubts: readonly string[];
}

/**
 * Writes a configuration to start from, and puts nothing over a file that is there.
 *
 * @throws {CommandFailure} where a file is in the way (and then nothing is written), or nothing can be told of the data file
 */
export async function createStarter(options: StarterOptions, now: number): Promise<InitResult> {
  const { from, source, currency, timeZone } = options;
  const folder = resolve(options.folder);
  const started = await sourceOf(from);
  const settings = settingsTemplate({ currency, timeZone, source, sourceLines: started.lines });
  const parsed = parseSettings(settings, settingsPath, { presets: presetNames });
  if ('problems' in parsed) {
    const [first] = parsed.problems;
    throw new CommandFailure(`No source could be told from the file: ${first?.message}.`, {
      exitCode: 2,
      hint: 'strata init --mapping   writes a mapping to fill in',
    });
  }
  const files: [path: string, content: string][] = [
    [settingsPath, settings],
    [exampleCampaignPath, campaignTemplate()],
    ...(started.hasProducts ? [[exampleCatalogPath, catalogTemplate] as [string, string]] : []),
  ];
  const tried =
    typeof from === 'object' && 'file' in from
      ? { file: from.file, ...(await trySample(from.file, source, parsed.settings, now)) }
      : null;
  await writeAll(folder, files);
  return {
    folder,
    source,
    preset: started.preset?.name ?? null,
    files: [...files.map(([path]) => path), ...(await writeSchemas(folder))],
    doubts: started.doubts,
    sample: tried,
  };
}

async function sourceOf(from: StarterOptions['from']): Promise<StarterSource> {
  if (from === 'mapping') return { lines: mappingTemplate, preset: undefined, hasProducts: true, doubts: [] };
  if ('preset' in from) return presetSource(findPreset(from.preset)!);
  const sample = await readSample(from.file);
  const preset = presetOf(sample);
  if (preset !== undefined) {
    const encoding = sample.encoding === undefined ? [] : [`encoding: ${sample.encoding}`];
    return { ...presetSource(preset), lines: [`preset: ${preset.name}`, ...encoding] };
  }
  const mapping = proposeMapping(sample);
  if (mapping === undefined)
    throw new CommandFailure(
      `No column of ${basename(from.file)} is named like a customer; it has ${sample.columns.slice(0, 12).join(', ')}.`,
      { name: 'UsageError', exitCode: 2, hint: 'strata init --mapping   writes a mapping to fill in' },
    );
  const hasProducts = mapping.fields.some(([field]) => field === 'product_id');
  return { lines: mappingLines(sample, mapping), preset: undefined, hasProducts, doubts: mapping.doubts };
}

const presetSource = (preset: Preset): StarterSource => ({
  lines: [`preset: ${preset.name}`],
  preset,
  hasProducts: preset.fields['product.id'] !== undefined || preset.lines !== undefined,
  doubts: [],
});

/** All of them or none: each is made anew, and those made before one that was in the way are taken back. */
async function writeAll(folder: string, files: readonly (readonly [path: string, content: string])[]): Promise<void> {
  const there = await Promise.all(files.map(([path]) => stat(join(folder, path)).catch(() => undefined)));
  const inTheWay = files.filter((_, at) => there[at] !== undefined).map(([path]) => path);
  if (inTheWay.length > 0) throw fileInTheWay(folder, inTheWay);
  const made: string[] = [];
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(file, content, { flag: 'wx' });
    } catch (error) {
      for (const each of made) await rm(each);
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw fileInTheWay(folder, [path]);
      throw error;
    }
    made.push(file);
  }
}

const fileInTheWay = (folder: string, paths: readonly string[]): CommandFailure =>
  new CommandFailure(
    `${paths.map((path) => shownPath(join(folder, path))).join(', ')}: there already. Nothing was written.`,
    {
      name: 'FileExistsError',
      exitCode: 2,
      hint: 'another folder with --folder, or move what is there away; strata validate checks it as it is',
    },
  );
