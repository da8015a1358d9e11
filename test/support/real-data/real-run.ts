import { parquetReadObjects } from 'hyparquet';
import { assembleConfiguration, compileRules } from '../../../shared/contracts/assemble-configuration.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import type { ConfigurationFiles } from '../../../shared/contracts/configuration-files.ts';
import { factsOf } from '../../../shared/contracts/facts.ts';
import type { ModelCard, ModelCards } from '../../../shared/contracts/model-card.ts';
import { parseSnapshotManifest } from '../../../shared/contracts/snapshot.ts';
import type { Description, Descriptions, Statistics } from '../../../shared/contracts/statistics.ts';
import { presetNames } from '../../../shared/sources/presets/index.ts';
import { readBytes, readJson } from '../../../shared/store/read-json.ts';
import { createWorld } from '../world.ts';

/** What is put into a bucket, and the day that is run. */
export interface DataSet {
  /** Path, from `config/`, -> content. */
  readonly files: ConfigurationFiles;
  /** Key under `drops/` -> bytes. */
  readonly drops: readonly (readonly [key: string, body: Uint8Array])[];
  /** Date; midnight of the configured zone begins it. */
  readonly asOf: string;
}

/** What a run said of the customers of a data set. */
export interface RealRun {
  readonly statistics: Statistics;
  /** Every tag over all customers, in the order of the tree; named groups and own tags last. */
  readonly tags: readonly Description[];
  readonly cards: readonly ModelCard[];
  /** Value of the tag by customer, of those who have it: text, number (money in major units), yes or no, or a date. */
  valuesOf(tag: string): ReadonlyMap<string, unknown>;
}

/** The whole pipeline over a data set, in a temporary folder: ingest, run, snapshot. @throws where the configuration has a problem */
export async function runDataSet({ files, drops, asOf }: DataSet): Promise<RealRun> {
  const { problems } = checkConfiguration(files, { presets: presetNames });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const assembled = assembleConfiguration('0123456789ab', files);
  const configuration = { ...assembled, rules: compileRules(assembled) };
  const world = await createWorld({ configuration });
  try {
    for (const [key, body] of drops) await world.drop(key, body);
    const statistics = await world.run(asOf);
    const { run } = statistics;
    const { overall } = await readJson(world.objects, bucketKeys.descriptions(run), (json) => json as Descriptions);
    const { models } = await readJson(world.objects, bucketKeys.modelCards(run), (json) => json as ModelCards);
    const rows = await snapshotRows(world.objects, run);
    const columns = new Map(factsOf(configuration.settings.tags).map(({ key, column }) => [key, column]));
    return {
      statistics,
      tags: overall.filter(({ kind }) => kind === 'tag'),
      cards: models,
      valuesOf(tag) {
        const column = columns.get(tag);
        if (column === undefined) throw new RangeError(`There is no tag "${tag}".`);
        return new Map(
          rows.flatMap((row) => (row[column] === null ? [] : [[String(row.user_id), row[column]] as const])),
        );
      },
    };
  } finally {
    await world.close();
  }
}

type Row = Readonly<Record<string, unknown>>;

async function snapshotRows(objects: Parameters<typeof readBytes>[0], run: string): Promise<Row[]> {
  const { files } = await readJson(objects, bucketKeys.snapshotManifest(run), parseSnapshotManifest);
  const rows: Row[] = [];
  for (const { key } of files) {
    const bytes = await readBytes(objects, key);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    rows.push(...(await parquetReadObjects({ file })));
  }
  return rows;
}
