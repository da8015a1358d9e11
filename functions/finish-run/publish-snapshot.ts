import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Fact } from '../../shared/contracts/facts.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { type SnapshotManifest, snapshotColumns, snapshotVersion } from '../../shared/contracts/snapshot.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { writeJson } from '../../shared/store/read-json.ts';
import type { SnapshotSums } from './merge-snapshot-parts.ts';

/** Writes the manifest of a snapshot, after its files. */
export async function publishSnapshot(
  objects: ObjectStore,
  { run, asOf }: Pick<RunPlan, 'run' | 'asOf'>,
  {
    facts,
    files,
    currency,
  }: { readonly facts: readonly Fact[]; readonly currency: string } & Pick<SnapshotSums, 'files'>,
): Promise<void> {
  const factOf = new Map(facts.map(({ column, kind, key }) => [column, { [kind]: key }]));
  await writeJson(objects, bucketKeys.snapshotManifest(run), {
    run,
    asOf,
    version: snapshotVersion,
    currency,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    files,
    columns: snapshotColumns(facts).map(({ name, type }) => ({ name, type, ...factOf.get(name) })),
  } satisfies SnapshotManifest);
}
