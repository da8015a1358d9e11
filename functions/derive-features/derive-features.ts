import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import type { FeaturePart } from '../../shared/contracts/feature-part.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { chooseFeatures } from '../../shared/domain/features/choose-features.ts';
import { inSample, sectionOf, sliceOf, slices } from '../../shared/domain/identity/slices.ts';
import { cycleDaysOf } from '../../shared/domain/lifecycle/purchase-cycle.ts';
import { measureRfm } from '../../shared/domain/rfm/measure-rfm.ts';
import { encodeCustomer } from '../../shared/formats/customer-record.ts';
import { createShuffleWriter } from '../../shared/formats/shuffle-file.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson, writeJson } from '../../shared/store/read-json.ts';
import { createPartSeeds } from './gather-seeds.ts';
import { mergeCustomers } from './merge-customers.ts';
import { readRoutedEvidence } from './routed-evidence.ts';

export interface DeriveFeaturesDependencies {
  readonly objects: ObjectStore;
  readonly configurations: ConfigurationStore;
}

/**
 * Makes whole customers of the items of a part, leaves out who did nothing before `as_of`'s day, and measures what models are
 * fitted to, and what the customers of each list have in common. The customers are kept for `score-part`, with the evidence of their
 * events, a section a slice; those of the sample that models learn from, of the lists, and who invited or shared, also by themselves.
 */
export function createDeriveFeatures({ objects, configurations }: DeriveFeaturesDependencies) {
  return async function deriveFeatures({ run, part }: { readonly run: string; readonly part: number }): Promise<void> {
    const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
    const configuration = await configurations.load(plan.configuration);
    const { settings, lists } = configuration;
    const features = chooseFeatures(settings.clusters.features);
    const seeds = createPartSeeds(configuration, features);
    const options = customerOptions(settings, plan.asOfDay);
    const evidenceOf = await readRoutedEvidence(objects, plan, part);

    const kept = createShuffleWriter(slices);
    const learning = createShuffleWriter(slices);
    const rows: { [Key in keyof FeaturePart]: FeaturePart[Key][number][] } = {
      ids: [],
      measures: [],
      cycles: [],
      features: [],
    };
    for (const profile of await mergeCustomers(objects, plan, part)) {
      const evidence = evidenceOf(profile.id);
      const customer = createCustomer(profile, options, evidence);
      if (customer.firstDay === undefined) continue;
      const record = encodeCustomer({ profile, evidence });
      const section = sectionOf(sliceOf(profile.id), plan.parts);
      kept.append(section, record);
      const isSeed = seeds.add(customer);
      // Who brought whom is a network: of a sample of it most links would lead nowhere.
      const isLinked = evidence.contacts.length > 0 && inSample(profile.id, plan.networkShare);
      if (isSeed || isLinked || inSample(profile.id, plan.learningShare)) learning.append(section, record);
      if (!inSample(profile.id, plan.sampleShare)) continue;

      const measure = measureRfm(customer, settings.rfm);
      rows.ids.push(profile.id);
      rows.measures.push(measure?.recencyDays ?? null, measure?.frequency ?? null, measure?.moneyMinor ?? null);
      rows.cycles.push(cycleDaysOf(customer.orders.days) ?? null);
      for (const feature of features) rows.features.push(known(feature.measure(customer)));
    }
    await objects.write(bucketKeys.profilesPart(run, part), kept.finish());
    await objects.write(bucketKeys.learningPart(run, part), learning.finish());
    await writeJson(objects, bucketKeys.featuresPart(run, part), rows satisfies FeaturePart);
    if (lists.size > 0) await writeJson(objects, bucketKeys.seedsPart(run, part), seeds.part());
  };
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
