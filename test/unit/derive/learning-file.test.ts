import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeriveFeatures } from '../../../functions/derive-features/derive-features.ts';
import { bucketKeys } from '../../../shared/contracts/bucket-keys.ts';
import { parseRunPlan } from '../../../shared/contracts/run-plan.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { inSample, slices } from '../../../shared/domain/identity/slices.ts';
import { encodeOwnedEvidence } from '../../../shared/formats/owned-evidence.ts';
import { encodeProfile } from '../../../shared/formats/profile-record.ts';
import { createShuffleWriter } from '../../../shared/formats/shuffle-file.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import { learningCustomers } from '../../../shared/store/learning-customers.ts';
import { writeJson } from '../../../shared/store/read-json.ts';
import { exampleConfiguration } from '../../support/example-configuration.ts';
import { orderOn, profileOfOrders } from '../../support/profile-of-orders.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-derive-'));
});
afterAll(() => rm(root, { recursive: true }));

const people = Array.from({ length: 400 }, (_, i) => `${i}`);
const invites = (id: string) => Number(id) % 4 === 0;
const plan = parseRunPlan({
  run: 'r',
  execution: 'local:test:0:x',
  startedAt: '1970-04-11T03:00:00Z',
  asOf: '1970-04-11T00:00:00Z',
  asOfDay: 100,
  configuration: 'c',
  previousRun: null,
  segments: 1,
  parts: 1,
  sampleShare: 1,
  learningShare: 0.1,
  networkShare: 0.5,
  days: [],
  digests: [],
  campaigns: [],
});

it('keeps for learning who is in the sample, and of a larger share who invited or shared', async () => {
  const objects = createFolderObjectStore(root);
  const items = createShuffleWriter(slices);
  const routed = createShuffleWriter(slices);
  for (const id of people) {
    items.append(0, encodeProfile(profileOfOrders(id, [orderOn(10, 1000)])));
    const contacts = invites(id) ? [{ target: 'x', kind: 'invite' as const, count: 1, firstDay: 10 }] : [];
    routed.append(0, encodeOwnedEvidence({ id: `u:${id}`, owner: `u:${id}`, evidence: { ...noEvidence, contacts } }));
  }
  await writeJson(objects, bucketKeys.plan('r'), plan);
  await objects.write(bucketKeys.extract('r', 0), items.finish());
  await objects.write(bucketKeys.routed('r', 0), routed.finish());
  const configurations = { load: async () => exampleConfiguration() };
  await createDeriveFeatures({ objects, configurations })({ run: 'r', part: 0 });

  const learned: string[] = [];
  for await (const { profile } of learningCustomers(objects, plan, { asOfDay: 100, minorPerMajor: 100 }))
    learned.push(profile.id);
  const expected = people.filter((id) => inSample(`u:${id}`, 0.1) || (invites(id) && inSample(`u:${id}`, 0.5)));
  expect(learned.toSorted()).toEqual(expected.map((id) => `u:${id}`).toSorted());
  expect(expected.length).toBeGreaterThan(people.filter((id) => inSample(`u:${id}`, 0.1)).length);
});
