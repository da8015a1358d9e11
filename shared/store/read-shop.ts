import { bucketKeys } from '../contracts/bucket-keys.ts';
import type { Configuration, Settings } from '../contracts/configuration.ts';
import { attributeFile, type InfluenceModel, learnedFiles, type SpendModel } from '../contracts/learned-models.ts';
import type { LifetimeModel } from '../domain/clv/lifetime-model.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { chooseFeatures } from '../domain/features/choose-features.ts';
import type { AttributeModel } from '../domain/prediction/attribute-model.ts';
import { customerFeatures } from '../domain/prediction/customer-features.ts';
import { createTagPredictor } from '../domain/prediction/usable.ts';
import { createShop, type ShopParts } from '../domain/shop/create-shop.ts';
import { type OrderTerms, type Prediction, type Shop, unknownShop } from '../domain/shop/shop.ts';
import type { ShopFacts } from '../domain/shop/shop-facts.ts';
import type { ObjectStore } from './object-store.ts';
import { findJson, readJson } from './read-json.ts';

/** What a run knows of all customers together; nothing of a run of a version that did not learn. */
export async function readShop(
  objects: ObjectStore,
  run: string,
  { catalog, settings }: Pick<Configuration, 'catalog' | 'settings'>,
): Promise<Shop> {
  const facts = await findJson(objects, bucketKeys.shop(run), (json) => json as ShopFacts);
  if (facts === undefined) return unknownShop;
  const learned = <T>(name: string) => readJson(objects, bucketKeys.learned(run, name), (json) => json as T);
  const { customers } = await learned<InfluenceModel>(learnedFiles.influence);
  return createShop({
    facts,
    terms: await learned<OrderTerms>(learnedFiles.orderTerms),
    spendCuts: (await learned<SpendModel>(learnedFiles.spend)).cuts,
    lifetime: await learned<LifetimeModel>(learnedFiles.lifetime),
    influence: new Map(
      customers.map(([id, score, percentile, isOpinionLeader]) => [id, { score, percentile, isOpinionLeader }]),
    ),
    predictors: await readPredictors(objects, run, settings),
    catalogue: catalog,
  });
}

/** Of the tags that the settings list, where the run has a model of them. */
async function readPredictors(
  objects: ObjectStore,
  run: string,
  { predictions, clusters }: Settings,
): Promise<ShopParts['predictors']> {
  const features = chooseFeatures(clusters.features);
  const predictors = new Map<string, (customer: Customer) => Prediction | undefined>();
  for (const [tag, demands] of Object.entries(predictions)) {
    const key = bucketKeys.learned(run, attributeFile(tag));
    const model = await findJson(objects, key, (json) => json as AttributeModel);
    if (model === undefined) continue;
    const predict = createTagPredictor(model, demands);
    predictors.set(tag, (customer) => predict(customerFeatures(customer, features)));
  }
  return predictors;
}
