import type { AudienceOptions } from '../../functions/score-part/audiences.ts';
import { createSuppression, readSuppression, type Suppression } from '../../functions/score-part/suppression.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { asRunModel } from '../../shared/contracts/run-model.ts';
import { ObjectNotFoundError, type ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';

/** What a run that is done read besides its configuration: whom not to contact, and how like the customers of a list anybody is. */
export async function audienceOptions(objects: ObjectStore, run: string): Promise<AudienceOptions> {
  const { isSuppressed } = await suppressionOf(objects, run);
  const { similarity } = await readJson(objects, bucketKeys.model(run), asRunModel);
  return { isSuppressed, similarity };
}

/** Whom a run that is done found suppressed; nobody in a run by a version that knew no suppression. */
export async function suppressionOf(objects: ObjectStore, run: string): Promise<Suppression> {
  try {
    return await readSuppression(objects, run);
  } catch (error) {
    if (error instanceof ObjectNotFoundError) return createSuppression(new Map());
    throw error;
  }
}
