import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import { dayEvidenceKey, daySumsSection } from '../../shared/contracts/day-digest.ts';
import { dayOfDigest, digestsInWindow } from '../../shared/contracts/digests-in-window.ts';
import type { ModelCard, ModelCards } from '../../shared/contracts/model-card.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { DaySums } from '../../shared/domain/evidence/day-sums.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { inSample } from '../../shared/domain/identity/slices.ts';
import { createShopFit } from '../../shared/domain/shop/fit-shop.ts';
import type { ShopFacts } from '../../shared/domain/shop/shop-facts.ts';
import { jsonOfRecord } from '../../shared/formats/json-of-record.ts';
import { readShuffleRecords } from '../../shared/formats/shuffle-file.ts';
import { learningCustomers } from '../../shared/store/learning-customers.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readAhead } from '../../shared/store/read-ahead.ts';
import { readBaskets } from '../../shared/store/read-baskets.ts';
import { writeJson } from '../../shared/store/read-json.ts';
import { createSegmenter } from '../score-part/segment-customer.ts';
import { learnAssociation } from './learners/association.ts';
import { createAttributeLearner } from './learners/attributes.ts';
import { createInfluenceLearner } from './learners/influence.ts';
import { kMeansCard } from './learners/k-means-card.ts';
import type { Learner } from './learners/learner.ts';
import { createLifetimeLearner } from './learners/lifetime.ts';
import { createLookalikeLearner } from './learners/lookalikes.ts';
import { createOrderTermsLearner } from './learners/order-terms.ts';
import { createRecommendationLearner } from './learners/recommendations.ts';
import { createSpendLearner } from './learners/spend.ts';

/**
 * Learns what needs customers and events together: the shop's prices and paths from the sums of its days, and the models from one pass
 * over the learning sample. The cards are written last.
 */
export async function learnModels(
  objects: ObjectStore,
  plan: RunPlan,
  configuration: Configuration,
  model: RunModel,
): Promise<void> {
  const { settings } = configuration;
  const facts = await fitShop(objects, plan);
  await writeJson(objects, bucketKeys.shop(plan.run), facts);

  const options = customerOptions(settings, plan.asOfDay);
  // What evidence looks back over; profiles remember from the first event on.
  const period = {
    from: facts.firstDay === null ? null : dateOfDay(facts.firstDay),
    to: facts.lastDay === null ? null : dateOfDay(facts.lastDay),
  };
  const [oldest] = plan.digests;
  const wholePeriod = { from: oldest === undefined ? null : dateOfDay(dayOfDigest(oldest)), to: period.to };
  const features = chooseFeatures(settings.clusters.features);
  const association = learnAssociation(await readBaskets(objects, digestsInWindow(plan.digests)), period);
  // Shares of all customers, not of those that are seen: the sample is drawn by the same hash, so that one holds the other.
  const customers = model.customers / plan.sampleShare;
  const learners: Learner[] = [
    createSpendLearner(),
    createOrderTermsLearner(),
    createLifetimeLearner({
      asOfDay: plan.asOfDay,
      firstDay: facts.firstDay ?? undefined,
      minorPerMajor: options.minorPerMajor,
      learningShare: plan.learningShare,
      ...wholePeriod,
    }),
    createInfluenceLearner(period, plan.networkShare),
    createRecommendationLearner({ facts, rules: association.rules, customers, ...period }),
    createAttributeLearner(configuration, features, wholePeriod, customers),
    createLookalikeLearner(configuration, features, model.similarity?.scaler, {
      ...wholePeriod,
      customers,
      learningShare: plan.learningShare,
    }),
  ];
  const segment = createSegmenter(model, configuration);
  for await (const customer of learningCustomers(objects, plan, options)) {
    const isSampled = inSample(customer.profile.id, plan.learningShare);
    const { names } = segment(customer);
    for (const learner of learners) learner.add(customer, names, isSampled);
  }

  const clusters = kMeansCard(model, wholePeriod);
  const cards: ModelCard[] = clusters === undefined ? [] : [clusters];
  for (const learned of [association, ...learners.map((learner) => learner.finish())]) {
    for (const [name, content] of Object.entries(learned.files))
      await writeJson(objects, bucketKeys.learned(plan.run, name), content);
    cards.push(...learned.cards);
  }
  cards.sort((a, b) => compareUtf8(a.name, b.name));
  await writeJson(objects, bucketKeys.modelCards(plan.run), { models: cards } satisfies ModelCards);
}

async function fitShop(objects: ObjectStore, { digests }: Pick<RunPlan, 'digests'>): Promise<ShopFacts> {
  const fit = createShopFit();
  const read = async (digest: string) => ({
    day: dayOfDigest(digest),
    records: await readShuffleRecords(objects, dayEvidenceKey(digest), daySumsSection, daySumsSection + 1),
  });
  for await (const { day, records } of readAhead(digestsInWindow(digests), read))
    for (const record of records) fit.addDay(day, jsonOfRecord<DaySums>(record));
  return fit.finish();
}
