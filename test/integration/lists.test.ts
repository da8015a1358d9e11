import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { explainResult } from '../../cli/queries/explain-result.ts';
import { profileResult } from '../../cli/queries/profile-result.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Configuration } from '../../shared/contracts/configuration.ts';
import type { RunModel } from '../../shared/contracts/run-model.ts';
import { type Customer, createCustomer } from '../../shared/domain/customer/customer.ts';
import { featureDefinitions } from '../../shared/domain/features/index.ts';
import { bareId, isUser } from '../../shared/domain/identity/profile-id.ts';
import { readCustomer } from '../../shared/store/read-customer.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { armsOf, branchOf, outcomeOf, readManifest, runOn } from '../support/run-outcome.ts';
import { runSteps } from '../support/run-steps.ts';
import { createWorld, type World } from '../support/world.ts';

const asOf = '2011-12-01';
const header = 'kind,timestamp,user_id,anonymous_id,email,category';
const view = (user: string, category: string) => `view,2011-11-28T10:00:00Z,${user},,,${category}`;

/** Ann has two addresses and a visitor's id; Bob said Ann's second address is his, later than she did; Cid has none. */
const people = [
  'identify,2011-11-01T10:00:00Z,17001,visitor-1,ann@example.com,',
  'identify,2011-11-02T10:00:00Z,17001,,both@example.com,',
  'identify,2011-11-03T10:00:00Z,17002,,both@example.com,',
  ...Array.from({ length: 40 }, (_, at) => view(String(17_000 + at), at % 3 === 0 ? 'tea/green' : 'coffee')),
];

const vip = ['u:17003', 'u:17006', 'u:17009', 'u:17012', 'e:ann@example.com', 'u:nobody'];
const lists = new Map([
  ['vip', new Set(vip)],
  ['second-address', new Set(['e:both@example.com'])],
  ['visitors', new Set(['a:visitor-1', 'u:17003'])],
  ['strangers', new Set(['u:nobody'])],
]);

const campaign = (id: string, audience: string, channel = 'email'): Campaign => ({
  ...(exampleConfiguration().campaigns[0] as Campaign),
  id,
  audience,
  channel,
  consent: { channel, required: false },
});
const campaigns = [
  campaign('vips', 'in_list("vip")'),
  campaign('address', 'in_list("second-address")'),
  campaign('visited', 'in_list("visitors")'),
  campaign('alike', 'similarity("vip") >= 0.5 && !in_list("vip")'),
  campaign('alike-strangers', 'similarity("strangers") >= 0.0'),
  campaign('everyone', 'tag("consumption.orders") >= 0'),
  campaign('everyone-sms', 'tag("consumption.orders") >= 0', 'sms'),
];
const example = exampleConfiguration({ settings: { globalHoldout: 0 } });
const configuration: Configuration = { ...example, campaigns, lists };

let shop: World;
beforeAll(async () => {
  shop = await createWorld({ configuration });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 60 })));
  await shop.drop('drops/web/people.csv', Buffer.from(`${[header, ...people].join('\n')}\n`));
});
afterAll(() => shop.close());

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function branch(suppression: Readonly<Record<string, string>> = {}): Promise<World> {
  const copy = await branchOf(shop);
  folders.push(copy.folder);
  for (const [name, text] of Object.entries(suppression))
    await copy.objects.write(`${bucketKeys.suppressions}${name}`, Buffer.from(text));
  return copy;
}

/** Treatment and control alike. */
const membersOf = async ({ objects }: World, id: string, run: string): Promise<string[]> =>
  [...(await armsOf(objects, id, run)).keys()].sort();

describe('in_list', () => {
  it('finds a customer by any id that is theirs, and by no other', async () => {
    const world = await branch();
    const { run } = await runOn(world, asOf, 4);
    expect(await membersOf(world, 'vips', run)).toEqual(['17001', '17003', '17006', '17009', '17012']);
    expect(await membersOf(world, 'visited', run)).toEqual(['17001', '17003']);
    // Ann claimed the address first.
    expect(await membersOf(world, 'address', run)).toEqual(['17001']);
  });
});

/** Similarity as the guide says it, from the customers themselves: no sums of parts, no rounding. */
function bruteForce(
  customers: readonly Customer[],
  seeds: readonly Customer[],
  scaler: NonNullable<RunModel['similarity']>['scaler'],
) {
  const counts = new Map<string, number>();
  for (const { interests } of seeds) for (const path of interests.keys()) counts.set(path, (counts.get(path) ?? 0) + 1);
  const paths = [...counts.keys()];
  const vector = (customer: Customer): number[] => [
    ...featureDefinitions.map((feature, at) => {
      const raw = feature.measure(customer);
      if (Number.isNaN(raw)) return 0;
      const value = feature.heavyTailed ? Math.log(1 + Math.max(0, raw)) : raw;
      return Math.min(3, Math.max(-3, (value - (scaler.centres[at] ?? 0)) / (scaler.scales[at] ?? 1)));
    }),
    ...paths.map((path) => (customer.interests.get(path) ?? 0) / 10),
  ];
  const vectors = seeds.map(vector);
  const centroid = (vectors[0] ?? []).map(
    (_, at) => vectors.reduce((sum, each) => sum + (each[at] ?? 0), 0) / vectors.length,
  );
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
  return new Map(
    customers.map((customer) => {
      const own = vector(customer);
      return [
        bareId(customer.profile.id),
        Math.max(0, dot(own, centroid) / Math.sqrt(dot(own, own) * dot(centroid, centroid))),
      ];
    }),
  );
}

describe('similarity', () => {
  it('picks whom brute force over the customers picks', async () => {
    const world = await branch();
    const { run } = await runOn(world, asOf, 4);
    const { similarity } = await readJson(world.objects, bucketKeys.model(run), (json) => json as RunModel);
    const ids = await Array.fromAsync(customerIds(world));
    const options = { asOfDay: Date.UTC(2011, 11, 1) / 86_400_000, minorPerMajor: 100, interestScale: 3 };
    const customers = (await Promise.all(ids.map((id) => readCustomer(world.profiles, id))))
      .filter((profile) => profile !== undefined)
      .map((profile) => createCustomer(profile, options));
    const seeds = customers.filter(({ profile }) =>
      ['17001', '17003', '17006', '17009', '17012'].includes(bareId(profile.id)),
    );
    if (similarity === null) throw new Error('A model of similarity was expected.');
    expect(Object.keys(similarity.lists)).toEqual(['second-address', 'vip', 'visitors']);
    expect(similarity.lists.vip?.customers).toBe(5);

    const expected = bruteForce(customers, seeds, similarity.scaler);
    const near = [...expected].filter(
      ([id, value]) => value >= 0.5 && !seeds.some(({ profile }) => bareId(profile.id) === id),
    );
    expect(near.length).toBeGreaterThan(3);
    expect(near.length).toBeLessThan(50);
    expect(await membersOf(world, 'alike', run)).toEqual(near.map(([id]) => id).sort());
    for (const [id, value] of expected) {
      const explained = await explainResult(world, id, 'alike');
      expect(explained?.decision.matched, id).toBe(near.some(([each]) => each === id));
      expect(JSON.stringify(explained?.explanation), id).toContain(String(Math.round(value * 1e6) / 1e6));
    }
  });

  it('to a list without customers is never known, so the rule never holds', async () => {
    const world = await branch();
    const { run } = await runOn(world, asOf, 1);
    expect((await readManifest(world.objects, 'alike-strangers', run)).counts.matched).toBe(0);
  });

  it('and suppression come out the same for 1, 4, 8 and 16 parts', async () => {
    const suppression = {
      'bounced.csv': 'email\nboth@example.com\n',
      'asked.csv': 'user_id,channel\n17012,sms\n17020,\n',
    };
    const [whole, ...cut] = await Promise.all(
      [1, 4, 8, 16].map(async (parts) => {
        const world = await branch(suppression);
        return outcomeOf(world.objects, await runOn(world, asOf, parts));
      }),
    );
    for (const outcome of cut) expect(outcome).toEqual(whole);
  });
});

async function* customerIds({ profiles }: World): AsyncGenerator<string> {
  for await (const { id } of profiles.scan(0, 1)) if (isUser(id)) yield id;
}

describe('customers not to contact', () => {
  it('are counted and in no file, whoever else has their address', async () => {
    const world = await branch();
    const before = await runOn(world, asOf, 4);
    const all = await membersOf(world, 'everyone', before.run);
    expect(all.length).toBe(60);

    const other = await branch({
      'bounced.csv': 'email\nBoth@Example.com\n',
      'asked.csv': 'user_id,name\n17020,Zoe\n',
    });
    const { run } = await runOn(other, asOf, 4);
    for (const id of ['everyone', 'everyone-sms']) {
      expect((await readManifest(other.objects, id, run)).counts).toMatchObject({
        matched: 60,
        excluded: { suppressed: 3 },
        members: 57,
      });
      expect(await membersOf(other, id, run)).toEqual(
        all.filter((each) => !['17001', '17002', '17020'].includes(each)),
      );
    }
  });

  it('on one channel are reached on the others', async () => {
    const world = await branch({ 'sms.csv': 'user_id,channel\n17001,SMS\n17002,email\n17002,sms\n' });
    const { run } = await runOn(world, asOf, 4);
    const out = async (id: string) => {
      const members = await membersOf(world, id, run);
      return ['17001', '17002', '17003'].filter((each) => !members.includes(each));
    };
    expect(await out('everyone')).toEqual(['17002']);
    expect(await out('everyone-sms')).toEqual(['17001', '17002']);
    const [ann, bob, cid] = await Promise.all(
      ['17001', '17002', '17003'].map((id) => profileResult(world as never, id)),
    );
    expect(ann).toMatchObject({ lists: ['second-address', 'vip', 'visitors'], suppressed: ['sms'] });
    expect(bob).toMatchObject({ lists: [], suppressed: ['email', 'sms'] });
    expect(cid).toMatchObject({ lists: ['vip', 'visitors'], suppressed: [] });
  });

  it('are those whom the run found when it was planned', async () => {
    const world = await branch({ 'asked.csv': 'user_id\n17020\n' });
    let run = '';
    for await (const step of runSteps(world, { asOf, parts: 2 })) {
      if (step.state === 'Plan') {
        await world.objects.delete([`${bucketKeys.suppressions}asked.csv`]);
        await world.objects.write(`${bucketKeys.suppressions}later.csv`, Buffer.from('not a list'));
      }
      run = step.run;
    }
    expect((await readManifest(world.objects, 'everyone', run)).counts.excluded).toEqual({ suppressed: 1 });
  });

  const unreadable: readonly (readonly [name: string, content: string | Buffer, problem: string])[] = [
    ['asked.csv', 'name\nZoe\n', '1:1 no column names a customer'],
    ['asked.csv', 'user_id\n17020\nnull\n', '3:1 user_id names nobody'],
    ['asked.csv', 'user_id\n17020\n"17021\n', '3:1 a quote is not closed'],
    ['asked.csv', '', '1:1 the file is empty'],
    ['asked.csv', Buffer.from('\ufeffuser_id\r\n17020\r\n', 'utf16le'), '1:1 the file is not UTF-8 text'],
    ['asked.xlsx', 'user_id\n17020\n', '1:1 the file is no CSV file'],
  ];

  it('stop the run, with file and line, where they cannot be read; nothing published changes', async () => {
    const world = await branch({ '.DS_Store': '\0\0' });
    await runOn(world, asOf, 1);
    const latest = await readJson(world.objects, bucketKeys.latestRun, (json) => json);
    for (const [name, content, problem] of unreadable) {
      const key = `${bucketKeys.suppressions}${name}`;
      await world.objects.write(key, Buffer.from(content));
      await expect(runOn(world, asOf, 1)).rejects.toMatchObject({
        name: 'SuppressionFileError',
        message: expect.stringContaining(`${key}:${problem}`),
      });
      await world.objects.delete([key]);
    }
    expect(await readJson(world.objects, bucketKeys.latestRun, (json) => json)).toEqual(latest);
  });
});
