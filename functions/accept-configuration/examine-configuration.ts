import { byPlace, type CheckedConfiguration, checkConfiguration } from '../../shared/contracts/check-configuration.ts';
import type { ConfigurationFiles } from '../../shared/contracts/configuration-files.ts';
import type { LatestConfiguration } from '../../shared/contracts/latest-configuration.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { findLatestConfiguration, readAccepted } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readDroppedConfiguration } from './read-configuration.ts';

export interface ExaminedConfiguration extends CheckedConfiguration {
  /** What is in force; `undefined` when nothing was ever accepted. */
  readonly latest: LatestConfiguration | undefined;
  /** Files looked at. */
  readonly files: number;
}

/** Holds `config/` against what is in force, and changes nothing. */
export async function examineConfiguration(objects: ObjectStore): Promise<ExaminedConfiguration> {
  const latest = await findLatestConfiguration(objects);
  const inForce: ConfigurationFiles = latest === undefined ? new Map() : await readAccepted(objects, latest.version);
  const { files, unreadable } = await readDroppedConfiguration(objects);
  const names = new Set(unreadable.map(({ file }) => file));
  const count = files.size + [...names].filter((file) => !files.has(file)).length;
  // To the check an unreadable file is one that did not change.
  for (const name of names) {
    const content = inForce.get(name);
    if (content !== undefined) files.set(name, content);
  }
  const checked = checkConfiguration(files, { presets: presetNames }, inForce);
  // Such a file has that one problem, and is not missing.
  const others = checked.problems.filter(({ file }) => !names.has(file));
  return { ...checked, latest, files: count, problems: [...unreadable, ...others].sort(byPlace) };
}
