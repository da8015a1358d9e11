import { hash } from 'node:crypto';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Problem } from '../../shared/contracts/configuration.ts';
import {
  type ConfigurationFiles,
  configurationFileKind,
  versionOf,
} from '../../shared/contracts/configuration-files.ts';
import type { LatestConfiguration } from '../../shared/contracts/latest-configuration.ts';
import { noMetrics, type RecordMetrics } from '../../shared/contracts/metrics.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { LeaseStore } from '../../shared/store/lease-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { writeJson } from '../../shared/store/read-json.ts';
import { examineConfiguration } from './examine-configuration.ts';

export interface AcceptConfigurationDependencies {
  readonly objects: ObjectStore;
  readonly leases: LeaseStore;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** @default - nobody watches */
  readonly record?: RecordMetrics;
}

export interface AcceptOutcome {
  /** Version in force now; `undefined` when nothing was ever accepted. */
  readonly version: string | undefined;
  /** Whether this call brought it into force. */
  readonly isNew: boolean;
  /** Files looked at. */
  readonly files: number;
  readonly problems: readonly Problem[];
  /** What a person should know of the change. */
  readonly notices: readonly string[];
}

const lease = { leaseMs: 60_000, waitMs: 120_000 };

/**
 * Brings the configuration in force in line with `config/`: what passes its check comes into force, what does not keeps its last
 * good content.
 *
 * Safe to repeat, and to stop at any point: a version's files are written under its own name, the pointer to them last.
 *
 * @throws {LeaseTakenError}
 */
export function createAcceptConfiguration({
  objects,
  leases,
  now,
  record = noMetrics,
}: AcceptConfigurationDependencies) {
  return (): Promise<AcceptOutcome> =>
    leases.withLease('configuration', lease, async () => {
      const { latest, files, problems, accepted, notices } = await examineConfiguration(objects);
      const checkedAt = new Date(now()).toISOString();
      await writeJson(objects, bucketKeys.configurationProblems, { checkedAt, problems });
      record({ ConfigurationProblems: problems.length });

      const version = accepted.size === 0 ? undefined : versionOf(accepted);
      const isNew = version !== undefined && version !== latest?.version;
      if (isNew) await bringIntoForce(objects, version, accepted, checkedAt);
      return { version: version ?? latest?.version, isNew, files, problems, notices };
    });
}

async function bringIntoForce(
  objects: ObjectStore,
  version: string,
  files: ConfigurationFiles,
  acceptedAt: string,
): Promise<void> {
  const sorted = [...files].sort(([a], [b]) => compareUtf8(a, b)).filter(([path]) => configurationFileKind(path));
  const folder = bucketKeys.acceptedConfiguration(version);
  for (const [path, content] of sorted)
    await objects.write(folder + path.slice(bucketKeys.config.length), Buffer.from(content));
  const latest: LatestConfiguration = {
    version,
    acceptedAt,
    files: sorted.map(([path, content]) => ({ path, sha256: hash('sha256', content, 'hex') })),
  };
  await writeJson(objects, bucketKeys.latestConfiguration, latest);
}
