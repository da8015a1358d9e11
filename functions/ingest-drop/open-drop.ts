import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { DropMessage } from '../../shared/contracts/drop-message.ts';
import { noRows } from '../../shared/domain/drops/drop-counts.ts';
import { createDropReader, type DropReader, identifyDrop } from '../../shared/sources/drop-reader.ts';
import type { DropRecord, Registration } from '../../shared/store/drop-ledger.ts';
import type { IngestDropDependencies } from './ingest-drop.ts';

export interface OpenedDrop {
  readonly registration: Registration;
  readonly record: DropRecord;
}

/**
 * Pass 1 and registration: reads the whole object for its id and for whether it can be read at all, registers it, and finds or
 * makes its record. `undefined` when nothing is left to do: the drop is done already, or it was refused.
 */
export async function openDrop(
  dependencies: IngestDropDependencies,
  message: DropMessage,
): Promise<OpenedDrop | undefined> {
  const { ledger, configurations, now } = dependencies;
  const { key, versionId } = message;
  const configuration = await configurations.load('latest');
  const drop = message.task === 'continue' ? message.drop : await identify(dependencies, message, configuration);
  if (drop === undefined) return undefined;

  const registration = await ledger.register(drop, now());
  const found = await ledger.find(drop);
  if (found?.status === 'done') {
    await ledger.finish(drop, now());
    return undefined;
  }
  const record =
    found?.status === 'open'
      ? found
      : await ledger.open({ ...blank(key, versionId, now()), drop, configuration: configuration.version });
  return { registration, record };
}

/** Reader of the drop under the configuration its record is pinned to. Times are judged from when the drop was first opened. */
export function createReader(configuration: Configuration, record: DropRecord): DropReader {
  const settings = configuration.settings.sources[record.source];
  if (settings === undefined)
    throw new Error(`Drop ${record.drop} is of a source that its configuration does not have.`);
  const fileName = fileNameOf(record.key);
  return createDropReader({ source: record.source, settings, fileName, configuration, now: record.openedAt });
}

/** The drop's id; `undefined` when it cannot be read, which is noted in its record. */
async function identify(
  { objects, ledger, now, record: measure }: IngestDropDependencies,
  { key, versionId }: DropMessage,
  configuration: Configuration,
): Promise<string | undefined> {
  const record = blank(key, versionId, now());
  const { sources } = configuration.settings;
  const body = await objects.read(key, { versionId });
  const pinned = { ...record, configuration: configuration.version };

  if (!Object.hasOwn(sources, record.source)) {
    const { drop } = await identifyDrop(record.source, fileNameOf(key), body);
    const message = `there is no source "${record.source}" in config/strata.yaml`;
    const expected = `one of: ${Object.keys(sources).join(', ')}`;
    await ledger.refuse({ ...pinned, drop, problem: { message, found: record.source, expected } });
    measure?.({ DropsRefused: 1 });
    return undefined;
  }
  const { drop, problem } = await createReader(configuration, pinned).identify(body);
  if (problem === undefined) return drop;
  await ledger.refuse({ ...pinned, drop, problem });
  measure?.({ DropsRefused: 1 });
  return undefined;
}

function blank(key: string, versionId: string | undefined, now: number): DropRecord {
  const source = key.split('/')[1] ?? '';
  return {
    drop: '',
    source,
    key,
    versionId,
    status: 'open',
    configuration: '',
    checkpoint: -1,
    counts: noRows,
    openedAt: now,
  };
}

const fileNameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
