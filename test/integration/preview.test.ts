import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preview } from '../../cli/queries/preview.ts';
import { previewAudience } from '../../cli/queries/preview-audience.ts';
import type { PreviewOutcome, PreviewRequest } from '../../cli/results/preview.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Campaign, Configuration } from '../../shared/contracts/configuration.ts';
import { parseRunPlan } from '../../shared/contracts/run-plan.ts';
import { builtInStrategies } from '../../shared/domain/campaigns/strategies.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { csvOf, retailInvoices } from '../support/retail-rows.ts';
import { armsOf, readManifest, runOn } from '../support/run-outcome.ts';
import { createWorld, type World } from '../support/world.ts';

const september = '2011-09-01';
const december = '2011-12-01';

/** Four campaigns of one group, one of them too small, one with a cap; and one of none. */
function groups(): Configuration {
  const { campaigns, settings, ...rest } = exampleConfiguration();
  const [regulars, winback] = campaigns as [Campaign, Campaign];
  const group = { exclusiveGroup: 'offers' };
  return {
    ...rest,
    settings: { ...settings, strategies: builtInStrategies },
    campaigns: [
      { ...regulars, ...group, frequencyCap: { messages: 2, days: 30 }, strategy: 'by-segment' },
      { ...regulars, ...group, id: 'everybody', priority: -1, audience: 'tag("consumption.orders") >= 1' },
      { ...regulars, id: 'few', ...group, priority: 9, minimumSize: 10_000 },
      { ...winback, columns: ['region', 'device_id'] },
      { ...winback, ...group, id: 'lapsed', priority: 5, audience: 'lifecycle == "lost" || lifecycle == "lapsed"' },
    ],
  };
}

let shop: World;
let configuration: Configuration;
const runUnder = async (asOf: string, with_: Configuration = configuration): Promise<string> =>
  (await runOn({ ...shop, configurations: { load: async () => with_ } }, asOf, 4)).run;

beforeAll(async () => {
  configuration = groups();
  shop = await createWorld({ configuration });
  await shop.drop('drops/shop/year.csv', csvOf(retailInvoices({ customers: 200 })));
  const messages = Array.from({ length: 40 }, (_, index) => {
    const row = (day: number, action: string) =>
      `message,2011-11-${day}T10:00:00Z,${17_000 + index},email,${action},m-${index}-${day}`;
    return [row(20, 'sent'), row(28, index % 2 === 0 ? 'sent' : 'opened')];
  });
  const header = 'kind,timestamp,user_id,channel,action,message_id';
  await shop.drop('drops/web/messages.csv', Buffer.from(`${[header, ...messages.flat()].join('\n')}\n`));
});
afterAll(() => shop.close());

async function stored(): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const { key } of shop.objects.list('')) all.set(key, (await readBytes(shop.objects, key)).toString('hex'));
  return all;
}

describe('a preview of an unchanged configuration', () => {
  it('counts what the manifests of the run count, for every campaign, and writes nothing', async () => {
    await runUnder(september);
    const run = await runUnder(december);
    const plan = await readJson(shop.objects, bucketKeys.plan(run), parseRunPlan);
    const before = await stored();
    const reasons = new Set<string>();
    for (const campaign of configuration.campaigns) {
      const manifest = await readManifest(shop.objects, campaign.id, run);
      const previewed = await previewAudience(shop.objects, plan, configuration, campaign, () => {});
      const { matched, excluded, members, treatment, control, withheld, rule } = previewed;
      expect({ matched, excluded, members, treatment, control }, campaign.id).toEqual(manifest.counts);
      expect({ withheld, rule }).toEqual({ withheld: manifest.withheld, rule: manifest.rule });
      expect(previewed).toMatchObject({ entered: 0, exited: 0, customers: 200 });
      expect(previewed.share).toBe(members / 200);

      const inside = withheld === null ? await armsOf(shop.objects, campaign.id, run) : new Map<string, string>();
      for (const [other, shared] of Object.entries(previewed.overlap)) {
        if (withheld !== null || other === 'few') continue;
        const others = await armsOf(shop.objects, other, run);
        expect(shared, `${campaign.id} ${other}`).toBe([...inside.keys()].filter((user) => others.has(user)).length);
      }
      expect(previewed.sample.length).toBe(Math.min(10, members));
      expect(new Set(previewed.sample).size).toBe(previewed.sample.length);
      if (withheld === null) for (const user of previewed.sample) expect(inside.has(user), user).toBe(true);
      for (const reason of Object.keys(excluded)) reasons.add(reason);
    }
    expect([...reasons].sort()).toEqual(['exclusive_group', 'frequency_cap', 'global_control']);
    expect(await stored()).toEqual(before);
  });
});

describe('preview(objects, request, onProgress)', () => {
  const settings = 'currency: GBP\nsources:\n  shop: { preset: online-retail }\nminimum_size: 1\n';
  const campaign = (rule: string, more = '') => `id: buyers\nname: Buyers\nstrategy: care\naudience: ${rule}\n${more}`;

  async function write(name: string, content: string): Promise<void> {
    await mkdir(join(shop.folder, 'config/campaigns'), { recursive: true });
    await writeFile(join(shop.folder, 'config', name), content);
  }
  const previewed = (request: PreviewRequest): Promise<PreviewOutcome> => preview(shop.objects, request, () => {});
  async function good(request: PreviewRequest) {
    const outcome = await previewed(request);
    if ('invalid' in outcome) throw new Error(`A preview was expected, not ${outcome.invalid.problems[0]?.message}.`);
    return outcome;
  }

  beforeAll(async () => {
    await write('strata.yaml', settings);
    await write('campaigns/buyers.yaml', campaign('tag("consumption.orders") >= 1'));
  });

  it('judges the files as they are now, none of them accepted yet', async () => {
    const all = (await good({ campaign: 'buyers' })).preview;
    expect(all).toMatchObject({ campaign: 'buyers', matched: 200, excluded: {}, members: 200 });
    expect(all.treatment + all.control).toBe(200);
    await write('campaigns/buyers.yaml', campaign('tag("consumption.orders") >= 1', 'minimum_size: 201\n'));
    expect((await good({ campaign: 'buyers' })).preview).toMatchObject({
      members: 200,
      treatment: 0,
      control: 0,
      withheld: 'below_minimum_size',
    });
  });

  it('counts a campaign that has not started or is paused as if it were active, and says so', async () => {
    await write('campaigns/buyers.yaml', campaign('tag("consumption.orders") >= 1', 'start: 2011-12-02\n'));
    expect((await good({ campaign: 'buyers' })).preview).toMatchObject({ members: 200, withheld: 'not_started' });
    await write('campaigns/buyers.yaml', campaign('tag("consumption.orders") >= 1', 'paused: true\n'));
    expect((await good({ campaign: 'buyers' })).preview).toMatchObject({ members: 200, withheld: 'paused' });
  });

  it('judges a rule by itself under the defaults of a campaign', async () => {
    const rule = 'tag("consumption.orders") >= 3';
    const { preview: byRule } = await good({ rule });
    await write('campaigns/buyers.yaml', campaign(rule));
    const { preview: byFile } = await good({ campaign: 'buyers' });
    expect(byRule).toMatchObject({ campaign: null, rule, members: byFile.members, sample: byFile.sample });
    expect(byRule.members).toBeGreaterThan(10);
    expect(byRule.members).toBeLessThan(190);
    expect(byRule.overlap).toEqual(byFile.overlap);
    expect(Object.keys(byRule.overlap)).toEqual(['everybody', 'few', 'lapsed', 'regulars', 'winback']);
  });

  it('says of a list without customers that nobody can be like it', async () => {
    await write('campaigns/buyers.yaml', campaign('similarity("vip") >= 0.5 || in_list("vip")'));
    await mkdir(join(shop.folder, 'config/lists'), { recursive: true });
    await write('lists/vip.csv', 'user_id\nnobody\n');
    const { members, notes } = (await good({ campaign: 'buyers' })).preview;
    expect({ members, notes }).toEqual({ members: 0, notes: [expect.stringMatching(/^nobody on list "vip" is/)] });
    await write('lists/vip.csv', 'user_id\n17000\n17001\nnobody\n');
    expect((await good({ campaign: 'buyers' })).preview.notes).toEqual([]);
    expect((await good({ rule: 'in_list("vip")' })).preview).toMatchObject({ members: 2, notes: [] });
  });

  it('tells the problems of what is previewed, and goes on beside those of other files', async () => {
    await write('campaigns/buyers.yaml', campaign('teir == "core"'));
    await write('campaigns/other.yaml', 'id: other\n');
    const problems = [
      { file: 'config/campaigns/buyers.yaml', line: 4, column: 11 },
      { file: 'config/campaigns/other.yaml', line: 1, column: 1 },
    ];
    const broken = await previewed({ campaign: 'buyers' });
    expect(broken).toMatchObject({ invalid: { ok: false, inForceSince: null } });
    expect('invalid' in broken && broken.invalid.problems[0]).toMatchObject(problems[0] ?? {});
    await write('campaigns/buyers.yaml', campaign('tier == "core"'));
    const outcome = await good({ campaign: 'buyers' });
    expect(outcome.problems[0]).toMatchObject(problems[1] ?? {});
    expect(await previewed({ rule: 'tier\n  == core' })).toMatchObject({
      invalid: { problems: [{ file: '--rule', line: 2, column: 6, length: 4 }] },
    });
    await expect(previewed({ campaign: 'buyer' })).rejects.toMatchObject({
      name: 'UnknownCampaignError',
      exitCode: 2,
      message: 'There is no file config/campaigns/buyer.yaml; did you mean "buyers"?',
    });
  });

  it('asks for a run before the first', async () => {
    const empty = await createWorld({ configuration });
    await expect(preview(empty.objects, { rule: 'tier == "core"' }, () => {})).rejects.toMatchObject({
      name: 'NoRunError',
      hint: 'strata run',
    });
    await empty.close();
  });
});

describe('a preview of similarity to a list that is new', () => {
  it('finds whom the next run finds', async () => {
    const alike: Campaign = {
      ...(configuration.campaigns[3] as Campaign),
      id: 'alike',
      audience: 'similarity("vip") >= 0.5 && !in_list("vip")',
    };
    const listed: Configuration = {
      ...configuration,
      version: 'listed',
      campaigns: [alike],
      lists: new Map([['vip', new Set(['u:17000', 'u:17001', 'u:17005', 'u:nobody'])]]),
    };
    const plan = await readJson(shop.objects, bucketKeys.plan(await runUnder(december)), parseRunPlan);
    const { matched, excluded, members } = await previewAudience(shop.objects, plan, listed, alike, () => {});
    const { counts } = await readManifest(shop.objects, 'alike', await runUnder(december, listed));
    expect(counts).toMatchObject({ matched, excluded, members });
    expect(members).toBeGreaterThan(10);
    expect(members).toBeLessThan(150);
  });
});
