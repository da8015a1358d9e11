import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { Configuration } from '../contracts/configuration.ts';
import { type InfluenceModel, learnedFiles, type SpendModel } from '../contracts/learned-models.ts';
import type { LifetimeModel } from '../domain/clv/lifetime-model.ts';
import { createShop } from '../domain/shop/create-shop.ts';
import { type Shop, unknownShop } from '../domain/shop/shop.ts';
import type { ShopFacts } from '../domain/shop/shop-facts.ts';
import type { ObjectStore } from './object-store.ts';
import { findJson, readJson } from './read-json.ts';

/** What a run knows of all customers together; nothing of a run of a version that did not learn. */
export async function readShop(
  objects: ObjectStore,
  run: string,
  { catalog }: Pick<Configuration, 'catalog'>,
): Promise<Shop> {
  const facts = await findJson(objects, bucketKeys.shop(run), (json) => json as ShopFacts);
  if (facts === undefined) return unknownShop;
  const learned = <T>(name: string) => readJson(objects, bucketKeys.learned(run, name), (json) => json as T);
  const { customers } = await learned<InfluenceModel>(learnedFiles.influence);
  return createShop({
    facts,
    spendCuts: (await learned<SpendModel>(learnedFiles.spend)).cuts,
    lifetime: await learned<LifetimeModel>(learnedFiles.lifetime),
    influence: new Map(customers.map(([id, score, percentile]) => [id, { score, percentile }])),
    predictors: new Map(),
    catalogue: catalog,
  });
}
