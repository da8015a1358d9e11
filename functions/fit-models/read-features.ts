import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { FeaturePart } from '../../shared/contracts/feature-part.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { customerIdOf, type ProfileId } from '../../shared/domain/identity/profile-id.ts';
import type { RfmTable } from '../../shared/domain/rfm/rfm-cuts.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { numbersUpTo, readAhead } from '../../shared/store/read-ahead.ts';
import { readJson } from '../../shared/store/read-json.ts';

/** The sample of all parts, by id: what a model is fitted to does not depend on how the work was cut. */
export interface SampledFeatures {
  readonly ids: readonly ProfileId[];
  /** Of those with a counted order in the window. */
  readonly rfm: RfmTable;
  /** NaN where a customer has none. */
  readonly cycles: Float64Array;
  /** Row-major; NaN where not known. */
  readonly raw: Float64Array;
}

/** @param d number of features a customer */
export async function readFeatures(objects: ObjectStore, { run, parts }: RunPlan, d: number): Promise<SampledFeatures> {
  const read: FeaturePart[] = [];
  const readPart = (part: number) =>
    readJson(objects, bucketKeys.featuresPart(run, part), (json) => json as FeaturePart);
  for await (const features of readAhead(numbersUpTo(parts), readPart)) read.push(features);

  const places = read
    .flatMap(({ ids }, part) => ids.map((id, row) => ({ id, part, row })))
    .sort((a, b) => compareUtf8(a.id, b.id));
  const cycles = new Float64Array(places.length);
  const raw = new Float64Array(places.length * d);
  const measured: { id: string; values: readonly (number | null)[] }[] = [];
  places.forEach(({ id, part, row }, place) => {
    const { measures, cycles: own, features } = read[part] as FeaturePart;
    cycles[place] = own[row] ?? Number.NaN;
    for (let column = 0; column < d; column++) raw[place * d + column] = features[row * d + column] ?? Number.NaN;
    const values = measures.slice(row * 3, row * 3 + 3);
    if (values[0] !== null) measured.push({ id: customerIdOf(id), values });
  });
  return { ids: places.map(({ id }) => id), rfm: tableOf(measured), cycles, raw };
}

function tableOf(measured: readonly { readonly id: string; readonly values: readonly (number | null)[] }[]): RfmTable {
  const column = (index: number) => Float64Array.from(measured, ({ values }) => values[index] as number);
  return {
    ids: measured.map(({ id }) => id),
    recencyDays: column(0),
    frequency: column(1),
    moneyMinor: column(2),
  };
}
