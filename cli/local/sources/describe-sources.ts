import type { Configuration, SourceSettings } from '../../../shared/contracts/configuration.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { suggestion } from '../../../shared/domain/nearest-name.ts';
import { createDropReader, mappingOf } from '../../../shared/sources/drop-reader.ts';
import { findPreset, presetNames } from '../../../shared/sources/presets/index.ts';
import { CommandFailure } from '../../command-failure.ts';
import type { SourceResult, SourcesResult } from '../../results/sources.ts';
import { presetSamples } from './preset-samples.ts';

/** The presets, and the sources of a configuration. */
export function listSources(configuration: Configuration | undefined): SourcesResult {
  const sources = Object.entries(configuration?.settings.sources ?? {});
  return {
    presets: presetNames.map((name) => {
      const { formats, orderGrain } = mappingOf(name, { preset: name });
      return { name, title: presetSamples[name]?.title ?? '', formats, orderGrain };
    }),
    sources: sources.map(([name, settings]) => ({
      name,
      preset: settings.preset ?? null,
      formats: mappingOf(name, settings).formats,
    })),
  };
}

/**
 * How a source of the configuration reads, or else a preset of that name.
 *
 * @throws {CommandFailure} where there is neither
 */
export async function describeSource(name: string, configuration: Configuration | undefined): Promise<SourceResult> {
  const sources = configuration?.settings.sources ?? {};
  const settings = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (settings === undefined && findPreset(name) === undefined) {
    const known = [...Object.keys(sources), ...presetNames];
    throw new CommandFailure(`There is no preset or source "${name}"${suggestion(name, known)}`, {
      name: 'UsageError',
      exitCode: 2,
      hint: 'strata sources',
    });
  }
  const used = settings ?? { preset: name };
  const mapping = mappingOf(name, used);
  const { preset } = used;
  return {
    name,
    preset: preset ?? null,
    title: preset === undefined ? null : (presetSamples[preset]?.title ?? null),
    mapping: {
      ...mapping,
      ...(used.orderGrain && { orderGrain: used.orderGrain }),
      ...(used.origin && { origin: used.origin }),
      ...(used.timeZone && { timeZone: used.timeZone }),
    },
    files: filesOf({ ...used, encoding: used.encoding ?? mapping.encoding }),
    sample: preset === undefined ? null : await sampleOf(preset),
  };
}

const filesOf = ({ encoding, separator, uniqueRows }: SourceSettings): Record<string, string> => ({
  ...(encoding && { encoding }),
  ...(separator && { separator: separator === '\t' ? 'tab' : separator }),
  ...(uniqueRows && { 'unique rows': 'yes' }),
});

/** The sample of a preset, read by it. */
async function sampleOf(preset: string): Promise<SourceResult['sample']> {
  const sample = presetSamples[preset];
  if (sample === undefined) return null;
  const { fileName, lines } = sample;
  const reader = createDropReader({
    source: 'sample',
    // The lines are text of this program, whatever its files are written in.
    settings: { preset, encoding: 'utf-8' },
    fileName,
    configuration: sampleConfiguration,
    now: Date.UTC(2025, 0, 1),
  });
  const chunks = await Array.fromAsync(reader.rows(bytesOf(`${lines.join('\n')}\n`)));
  const event = chunks.flatMap(({ rows }) => rows).at(-1)?.event;
  return event === undefined ? null : { lines, event: event satisfies Event };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const sampleConfiguration: Configuration = {
  version: '',
  campaigns: [],
  catalog: new Map(),
  lists: new Map(),
  tables: new Map(),
  settings: {
    currency: 'USD',
    timeZone: 'UTC',
    sources: {},
    rfm: { windowDays: 365, returns: 'net', ties: 'rank', map: 'classic' },
    tiers: { dormantAfterDays: 90, rules: {} },
    clusters: { k: [3, 10], features: 'default' },
    interest: { behaviour: defaultBehaviour, scale: 3 },
    globalHoldout: 0,
    rates: {},
    minimumSize: 1,
    predictions: {},
    tags: [],
    strategies: [],
  },
};
