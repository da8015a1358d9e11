import { readDroppedConfiguration } from '../../../functions/accept-configuration/read-configuration.ts';
import { assembleConfiguration } from '../../../shared/contracts/assemble-configuration.ts';
import { checkConfiguration } from '../../../shared/contracts/check-configuration.ts';
import type { Configuration, Problem } from '../../../shared/contracts/configuration.ts';
import { type ConfigurationFiles, versionOf } from '../../../shared/contracts/configuration-files.ts';
import { presetNames } from '../../../shared/sources/presets/index.ts';
import { findLatestConfiguration, readAccepted } from '../../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';

export interface ConfigurationAsItIs {
  /** `undefined` where nothing could be accepted, now or before. */
  readonly configuration: Configuration | undefined;
  readonly problems: readonly Problem[];
}

/** The configuration that the next command would bring into force in a folder. Nothing is written. */
export async function configurationAsItIs(folder: string): Promise<ConfigurationAsItIs> {
  const objects = createFolderObjectStore(folder);
  const latest = await findLatestConfiguration(objects);
  const inForce: ConfigurationFiles = latest === undefined ? new Map() : await readAccepted(objects, latest.version);
  const { files, unreadable } = await readDroppedConfiguration(objects);
  for (const { file } of unreadable) {
    const content = inForce.get(file);
    if (content !== undefined) files.set(file, content);
  }
  const { problems, accepted } = checkConfiguration(files, { presets: presetNames }, inForce);
  const use = accepted.size > 0 ? accepted : inForce;
  const configuration = use.size === 0 ? undefined : assembleConfiguration(versionOf(use), use);
  return { configuration, problems: [...unreadable, ...problems] };
}
