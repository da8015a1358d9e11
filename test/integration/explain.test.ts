import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainResult } from '../../cli/queries/explain-result.ts';
import type { ExplainResult } from '../../cli/results/explain.ts';
import type { AudienceManifest } from '../../shared/contracts/audience-manifest.ts';
import type { Campaign, OwnTag } from '../../shared/contracts/configuration.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { armsOf, readManifest } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const example = exampleConfiguration();
const campaign = (id: string, audience: string, changes: Partial<Campaign> = {}): Campaign => ({
  ...example.campaigns[0]!,
  id,
  audience,
  ...changes,
});
const big: OwnTag = {
  key: 'own.big',
  type: 'bool',
  rule: 'tag("consumption.spend") > 300.0',
  name: { en: 'Big', zh: 'Big' },
};

/** Every way of being left out: the first two of a group, the second of which is too small to take anybody. */
const campaigns = [
  campaign('regulars', 'tag("consumption.orders") >= 3 && events("order", last(120)).count >= 1', {
    exclusiveGroup: 'main',
    priority: 10,
    holdout: 0.2,
  }),
  campaign('too-small', 'tag("consumption.orders") >= 2', {
    exclusiveGroup: 'main',
    priority: 20,
    minimumSize: 100_000,
  }),
  campaign('big', 'tag("own.big") || in_list("friends")', { exclusiveGroup: 'main', priority: 5 }),
  campaign('capped', 'has_tag("consumption.orders") && !(trait("locale") == "xx")', {
    frequencyCap: { messages: 1, days: 30 },
  }),
  campaign('asked', 'tier != "none" ? consent("email") != "refused" : false', {
    consent: { channel: 'email', required: true },
  }),
  campaign('resting', 'tier == "core"', { paused: true }),
];
const configuration = {
  ...example,
  campaigns,
  settings: { ...example.settings, tags: [big] },
  lists: new Map([['friends', new Set(['u:17003', 'u:17005'] as const)]]),
};

const web = [
  'kind,user_id,timestamp,channel,granted,action',
  ...Array.from({ length: 70 }, (_, i) => `consent,${17_000 + i},2011-03-01T09:00:00Z,email,${i % 3 > 0},`),
  ...Array.from({ length: 15 }, (_, i) => `message,${17_000 + 2 * i},2011-11-20T09:00:00Z,email,,sent`),
];
const suppressed = ['user_id,channel', '17010,email', '17011,', '17012,sms'];

let shop: World;
let run = '';
const users: string[] = [];
beforeAll(async () => {
  shop = await createWorld({ configuration });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 80 })));
  await shop.drop('drops/web/what-they-said.csv', Buffer.from(`${web.join('\n')}\n`));
  await shop.objects.write('requests/suppression/spring.csv', Buffer.from(`${suppressed.join('\n')}\n`));
  // Arms of the first run are kept by the second, which is the one that is explained.
  await shop.run('2011-09-01', 4);
  ({ run } = await shop.run('2011-12-01', 4));
  for (let i = 0; i < 80; i++) users.push(String(17_000 + i));
}, 240_000);
afterAll(() => shop.close());

const explain = async (user: string, id: string): Promise<ExplainResult> => {
  const result = await explainResult(shop, user, id);
  if (result === undefined) throw new Error(`nobody has the id ${user}`);
  return result;
};

describe('explain beside the files of the run', () => {
  it.each(campaigns.map(({ id }) => id))('says of every customer what the files of %s say', async (id) => {
    const manifest = await readManifest(shop.objects, id, run);
    const arms: ReadonlyMap<string, string> =
      manifest.withheld === null ? await armsOf(shop.objects, id, run) : new Map<string, string>();
    const counts: { matched: number; members: number; excluded: Record<string, number> } = {
      matched: 0,
      members: 0,
      excluded: {},
    };
    for (const user of users) {
      const { decision, explanation } = await explain(user, id);
      const { member, arm, matched, excluded, rival, withheld } = decision;
      expect({ user, member, arm: member ? arm : undefined }).toEqual({
        user,
        member: arms.has(user),
        arm: arms.get(user),
      });
      expect(withheld).toBe(manifest.withheld);
      expect(explanation?.result ?? false).toBe(matched);
      // Of the group, one is withheld and so takes nobody, and one comes last.
      expect(rival).toBe(excluded === 'exclusive_group' ? 'regulars' : null);
      if (manifest.withheld === null) expect(member).toBe(matched && excluded === null);
      if (matched) counts.matched++;
      if (matched && excluded === null) counts.members++;
      if (excluded !== null) counts.excluded[excluded] = (counts.excluded[excluded] ?? 0) + 1;
    }
    if (id !== 'resting') expectCounts(counts, manifest);
    expect(manifest.withheld).toBe({ 'too-small': 'below_minimum_size', resting: 'paused' }[id] ?? null);
    const outside = users.length - arms.size;
    if (manifest.withheld === null) expect(Math.min(arms.size, outside)).toBeGreaterThanOrEqual(10);
  });

  it('meets every reason for which a customer is left out', async () => {
    const reasons = new Set<string | null>();
    for (const { id } of campaigns) {
      const manifest = await readManifest(shop.objects, id, run);
      for (const reason of Object.keys(manifest.counts.excluded)) reasons.add(reason);
    }
    expect([...reasons].sort()).toEqual([
      'exclusive_group',
      'frequency_cap',
      'global_control',
      'no_consent',
      'suppressed',
    ]);
  });

  it('goes by the run, whatever came after it', async () => {
    const before = await explain('17000', 'regulars');
    const late = `kind,user_id,timestamp,order_id,product_id,price,quantity\n${[1, 2, 3, 4]
      .map((n) => `order,17000,2011-11-2${n}T09:00:00Z,late-${n},p,900,1`)
      .join('\n')}\n`;
    await shop.drop('drops/web/late.csv', Buffer.from(late));
    expect(await explain('17000', 'regulars')).toEqual(before);
  });

  it('has nothing to explain of a customer who came after the run', async () => {
    await shop.drop('drops/web/new.csv', Buffer.from('kind,user_id,timestamp\nview,newcomer,2011-12-05T09:00:00Z\n'));
    const { explanation, decision } = await explain('newcomer', 'big');
    expect({ explanation, ...decision }).toEqual({
      explanation: null,
      matched: false,
      excluded: null,
      rival: null,
      member: false,
      arm: null,
      since: null,
      withheld: null,
    });
  });

  it('says what is asked of who is unknown', async () => {
    expect(await explainResult(shop, 'nobody', 'big')).toBeUndefined();
    await expect(explainResult(shop, '17000', 'bgi')).rejects.toMatchObject({
      name: 'UnknownCampaignError',
      message: 'The published run has no campaign "bgi"; did you mean "big"?',
    });
  });
});

function expectCounts(
  { matched, members, excluded }: { matched: number; members: number; excluded: Record<string, number> },
  { counts }: AudienceManifest,
): void {
  const given = Object.entries(counts.excluded).filter(([, count]) => count > 0);
  expect({ matched, members, excluded }).toEqual({
    matched: counts.matched,
    members: counts.members,
    excluded: Object.fromEntries(given),
  });
}
