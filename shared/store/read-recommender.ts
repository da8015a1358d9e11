import { bucketKeys } from '../contracts/bucket-keys.ts';
import { learnedFiles } from '../contracts/learned-models.ts';
import {
  createRecommender,
  type Recommender,
  type RecommenderOptions,
} from '../domain/recommendations/create-recommender.ts';
import type { RecommendationModel } from '../domain/recommendations/recommendation-model.ts';
import type { ObjectStore } from './object-store.ts';
import { findJson } from './read-json.ts';

/** What a run recommends by; `undefined` of a run of a version that recommended nothing. */
export async function readRecommender(
  objects: ObjectStore,
  run: string,
  options?: RecommenderOptions,
): Promise<Recommender | undefined> {
  const key = bucketKeys.learned(run, learnedFiles.recommendations);
  const model = await findJson(objects, key, (json) => json as RecommendationModel);
  return model && createRecommender(model, options);
}
