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
import { readAhead } from './read-ahead.ts';
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
  const [{ customers }, terms, { cuts: spendCuts }, lifetime, predictors] = await Promise.all([
    learned<InfluenceModel>(learnedFiles.influence),
    learned<OrderTerms>(learnedFiles.orderTerms),
    learned<SpendModel>(learnedFiles.spend),
    learned<LifetimeModel>(learnedFiles.lifetime),
    readPredictors(objects, run, settings),
  ]);
  return createShop({
    facts,
    terms,
    spendCuts,
    lifetime,
    influence: new Map(
      customers.map(([id, score, percentile, isOpinionLeader]) => [id, { score, percentile, isOpinionLeader }]),
    ),
    predictors,
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
  const find = async ([tag, demands]: [string, Settings['predictions'][string]]) => ({
    tag,
    demands,
    model: await findJson(objects, bucketKeys.learned(run, attributeFile(tag)), (json) => json as AttributeModel),
  });
  for await (const { tag, demands, model } of readAhead(Object.entries(predictions), find)) {
    if (model === undefined) continue;
    const predict = createTagPredictor(model, demands);
    predictors.set(tag, (customer) => predict(customerFeatures(customer, features)));
  }
  return predictors;
}
