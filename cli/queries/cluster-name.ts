import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import type { LocalizedText } from '../../shared/domain/localized-text.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

/** What a run calls a cluster; `null` of one it does not have. */
export async function clusterName(objects: ObjectStore, run: string, cluster: string): Promise<LocalizedText | null> {
  const model = await readJson(objects, bucketKeys.model(run), asRunModel);
  const place = model.clusters?.clusters.findIndex(({ id }) => id === cluster) ?? -1;
  return model.clusterNames[place] ?? null;
}
