import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { dayOfDigest, digestsInWindow } from '../../shared/contracts/digests-in-window.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import { readEventColumns } from '../../shared/formats/events-parquet.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readBytes } from '../../shared/store/read-json.ts';

/** Files of the lake that are opened at most: names are a help, not worth reading everything for. */
const mostFiles = 40;

/**
 * What the products of a run are called, by the newest events before its day that name them; products without a name there are left
 * out.
 */
export async function productNames(
  objects: ObjectStore,
  { digests }: Pick<RunPlan, 'digests'>,
  products: Iterable<string>,
): Promise<Record<string, string>> {
  const wanted = new Set(products);
  const names: Record<string, string> = {};
  let files = 0;
  // A large day has many digests, and its files once.
  const days = new Set(digestsInWindow(digests).map(dayOfDigest).reverse());
  for (const day of days) {
    for await (const { key } of objects.list(bucketKeys.lakeDay(dateOfDay(day)))) {
      if (wanted.size === 0 || files++ === mostFiles) return names;
      const take = (id: string | undefined, name: string | undefined): void => {
        if (id === undefined || name === undefined || !wanted.delete(id)) return;
        names[id] = name;
      };
      for (const { product, lines } of await readEventColumns(await readBytes(objects, key), ['product', 'lines'])) {
        take(product?.id, product?.name);
        for (const line of lines ?? []) take(line.id, line.name);
      }
    }
  }
  return names;
}
