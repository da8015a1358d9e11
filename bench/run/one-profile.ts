import { performance } from 'node:perf_hooks';
import { createAudiences } from '../../functions/score-part/audiences.ts';
import { createSegmenter } from '../../functions/score-part/segment-customer.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import { customerOptions } from '../../shared/contracts/customer-options.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { createCustomer } from '../../shared/domain/customer/customer.ts';
import { featureDefinitions } from '../../shared/domain/features/index.ts';
import { sectionsOf } from '../../shared/domain/identity/slices.ts';
import { computeTags } from '../../shared/domain/tags/compute-tags.ts';
import type { SegmentNames } from '../../shared/domain/tags/define-tag.ts';
import { type CustomerRecord, decodeCustomer } from '../../shared/formats/customer-record.ts';
import { readShuffle } from '../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { readShop } from '../../shared/store/read-shop.ts';

/** What features, tags and rules of one profile with ten campaigns may take. */
export const budgetMicroseconds = 60;

export interface OneProfile {
  readonly customers: number;
  /** Microseconds a customer: medians over rounds of all of them. */
  readonly features: number;
  readonly tags: number;
  readonly segments: number;
  readonly rules: number;
  readonly all: number;
}

const mostCustomers = 5_000;
const rounds = 7;

/** Times features, every tag, segments and ten rules of the customers of a run's first part, decoded beforehand. */
export async function timeOneProfile(
  objects: ObjectStore,
  run: string,
  configuration: Configuration,
): Promise<OneProfile> {
  const plan = await readJson(objects, bucketKeys.plan(run), parseRunPlan);
  const model = await readJson(objects, bucketKeys.model(run), (json) => json as RunModel);
  const options = customerOptions(configuration.settings, plan.asOfDay, await readShop(objects, run, configuration));
  const { from, to } = sectionsOf(0, plan.parts);
  const records: CustomerRecord[] = [];
  for await (const { record } of readShuffle(objects, bucketKeys.profilesPart(run, 0), from, to)) {
    records.push(decodeCustomer(record));
    if (records.length === mostCustomers) break;
  }
  const segment = createSegmenter(model, configuration);
  const times = { features: [] as number[], tags: [] as number[], segments: [] as number[], rules: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    // What a customer computes once is computed anew each round.
    const customers = records.map(({ profile, evidence }) => createCustomer(profile, options, evidence));
    const audiences = createAudiences(configuration, plan);
    const lap = createLap(customers.length);
    for (const customer of customers) for (const feature of featureDefinitions) feature.measure(customer);
    times.features.push(lap());
    const segmented = customers.map((customer) => segment(customer).names);
    times.segments.push(lap());
    for (const [at, customer] of customers.entries()) computeTags(customer, segmented[at] as SegmentNames);
    times.tags.push(lap());
    for (const [at, customer] of customers.entries()) audiences.add(customer, segmented[at] as SegmentNames, undefined);
    times.rules.push(lap());
  }
  const [features, tags, segments, rules] = [times.features, times.tags, times.segments, times.rules].map(median) as [
    number,
    number,
    number,
    number,
  ];
  return { customers: records.length, features, tags, segments, rules, all: features + tags + segments + rules };
}

/** A function that gives the microseconds a customer since it was last asked. */
function createLap(customers: number): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const lap = ((now - last) * 1000) / customers;
    last = now;
    return lap;
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
