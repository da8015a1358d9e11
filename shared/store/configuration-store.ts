import { assembleConfiguration } from '../contracts/assemble-configuration.ts';
import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { Configuration } from '../contracts/configuration.ts';
import type { ConfigurationFiles } from '../contracts/configuration-files.ts';
import { type LatestConfiguration, parseLatestConfiguration } from '../contracts/latest-configuration.ts';
import { ObjectNotFoundError, type ObjectStore } from './object-store.ts';
import { findJson, readBytes } from './read-json.ts';

/** Configurations that were accepted. A version never changes, so each is read once. */
export interface ConfigurationStore {
  /**
   * @param version `latest` for the one in force
   * @throws {NoConfigurationError} {ObjectNotFoundError} {ConfigurationOutdatedError}
   */
  load(version: string): Promise<Configuration>;
}

export class NoConfigurationError extends Error {
  override readonly name = 'NoConfigurationError';

  constructor() {
    super(
      'No configuration is in force yet. Put config/strata.yaml into the bucket; config-state/problems.json says what was refused.',
    );
  }
}

/** As many as drops and runs pinned to versions need at once; a catalogue may be large. */
const mostRemembered = 4;

export function createConfigurationStore(objects: ObjectStore): ConfigurationStore {
  const remembered = new Map<string, Configuration>();
  return {
    async load(version) {
      const latest = version === 'latest' ? await findLatestConfiguration(objects) : undefined;
      if (version === 'latest' && latest === undefined) throw new NoConfigurationError();
      const exact = latest?.version ?? version;
      let configuration = remembered.get(exact);
      if (configuration === undefined) {
        configuration = assembleConfiguration(exact, await readAccepted(objects, exact));
        const [oldest] = remembered.keys();
        if (remembered.size === mostRemembered && oldest !== undefined) remembered.delete(oldest);
        remembered.set(exact, configuration);
      }
      return configuration;
    },
  };
}

export const findLatestConfiguration = (objects: ObjectStore): Promise<LatestConfiguration | undefined> =>
  findJson(objects, bucketKeys.latestConfiguration, parseLatestConfiguration);

/** Files of an accepted version, by their paths under `config/`. @throws {ObjectNotFoundError} when there is no such version */
export async function readAccepted(objects: ObjectStore, version: string): Promise<ConfigurationFiles> {
  const folder = bucketKeys.acceptedConfiguration(version);
  const files = new Map<string, string>();
  for await (const { key } of objects.list(folder)) {
    files.set(bucketKeys.config + key.slice(folder.length), (await readBytes(objects, key)).toString('utf8'));
  }
  if (files.size === 0) throw new ObjectNotFoundError(folder);
  return files;
}
