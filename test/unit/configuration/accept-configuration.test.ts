import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAcceptConfiguration } from '../../../functions/accept-configuration/accept-configuration.ts';
import {
  parseConfigurationProblems,
  parseLatestConfiguration,
} from '../../../shared/contracts/latest-configuration.ts';
import { createConfigurationStore, NoConfigurationError } from '../../../shared/store/configuration-store.ts';
import type { LeaseStore } from '../../../shared/store/lease-store.ts';
import { createMemoryObjects, type MemoryObjects } from './memory-objects.ts';

const settings = (zone = 'UTC') => `time_zone: ${zone}\nsources: { shop: { preset: online-retail } }\n`;
const campaign = (id: string, rule = 'tier == "core"') =>
  `id: ${id}\nname: ${id}\nstrategy: recall-coupon\naudience: ${rule}\n`;
const good = (): Map<string, string> =>
  new Map([
    ['config/strata.yaml', settings()],
    [
      'config/catalog/shop.csv',
      'product_id,category,list_price,color,style,material\n1,a/b,2.555,navy,,felt\n2,,,,,\n',
    ],
    ['config/campaigns/vip.yaml', campaign('vip')],
    ['config/campaigns/winback.yaml', campaign('winback', 'tier == "dormant"')],
  ]);

/** A lease that one holder after the other gets. */
function createLeases(): LeaseStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    withLease(name, _options, work) {
      expect(name).toBe('configuration');
      const turn = last.then(work, work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function system(content = good()) {
  const objects = createMemoryObjects(content);
  const accept = createAcceptConfiguration({
    objects,
    leases: createLeases(),
    now: () => Date.UTC(2026, 0, 2),
  });
  return { objects, accept, content, load: (version = 'latest') => createConfigurationStore(objects).load(version) };
}
const problemsIn = ({ content }: MemoryObjects) =>
  parseConfigurationProblems(JSON.parse(content.get('config-state/problems.json') ?? '')).problems.map(
    ({ file, message }) => `${file} ${message}`,
  );
const ids = async (load: () => ReturnType<ReturnType<typeof system>['load']>) =>
  (await load()).campaigns.map(({ id }) => id);

describe('acceptConfiguration()', () => {
  it('brings what passes into force, the pointer last, and reads it back', async () => {
    const { objects, accept, load } = system();
    const outcome = await accept();
    expect(outcome).toMatchObject({ isNew: true, files: 4, problems: [], notices: [] });
    const folder = `config-state/accepted/${outcome.version}/`;
    expect(objects.written).toEqual([
      'config-state/problems.json',
      `${folder}campaigns/vip.yaml`,
      `${folder}campaigns/winback.yaml`,
      `${folder}catalog/shop.csv`,
      `${folder}strata.yaml`,
      'config-state/latest.json',
    ]);
    const latest = parseLatestConfiguration(JSON.parse(objects.content.get('config-state/latest.json') ?? ''));
    expect(latest).toMatchObject({ version: outcome.version, acceptedAt: '2026-01-02T00:00:00.000Z' });
    expect(latest.files[3]).toEqual({
      path: 'config/strata.yaml',
      sha256: createHash('sha256').update(settings()).digest('hex'),
    });
    const configuration = await load();
    expect(configuration.version).toBe(outcome.version);
    expect(configuration.settings).toMatchObject({
      currency: 'USD',
      minimumSize: 100,
      rfm: { windowDays: 365, ties: 'rank' },
    });
    expect([...configuration.catalog]).toEqual([
      ['1', { category: 'a/b', listPriceMinor: 256, colour: 'navy', material: 'felt' }],
      ['2', {}],
    ]);
    expect(configuration.campaigns[0]).toEqual({
      id: 'vip',
      name: { en: 'vip', zh: 'vip' },
      audience: 'tier == "core"',
      strategy: 'recall-coupon',
      paused: false,
      channel: 'email',
      holdout: 0.1,
      minimumSize: 100,
      priority: 0,
      consent: { channel: 'email', required: false },
      columns: [],
    });
  });

  it('writes no new version when nothing changed', async () => {
    const { objects, accept } = system();
    const { version } = await accept();
    objects.written.length = 0;
    expect(await accept()).toMatchObject({ version, isNew: false });
    expect(objects.written).toEqual(['config-state/problems.json']);
  });

  it('keeps the last good content of a bad file and takes the others', async () => {
    const { objects, accept, content, load } = system();
    await accept();
    content.set('config/campaigns/vip.yaml', campaign('vip', 'tier == "croe"'));
    content.set('config/campaigns/new.yaml', campaign('new'));
    expect(await accept()).toMatchObject({ isNew: true });
    expect(problemsIn(objects)).toEqual([
      'config/campaigns/vip.yaml "croe" is not a segment of tier; did you mean "core"?',
    ]);
    const { campaigns } = await load();
    expect(campaigns.map(({ id, audience }) => `${id}: ${audience}`)).toEqual([
      'new: tier == "core"',
      'vip: tier == "core"',
      'winback: tier == "dormant"',
    ]);
    content.set('config/campaigns/vip.yaml', campaign('vip'));
    await accept();
    expect(problemsIn(objects)).toEqual([]);
  });

  it('keeps bad settings out and looks at the rest against the last good ones', async () => {
    const { accept, content, load } = system();
    await accept();
    content.set('config/strata.yaml', settings('Nowhere'));
    content.set('config/campaigns/new.yaml', campaign('new'));
    await accept();
    expect((await load()).settings.timeZone).toBe('UTC');
    expect(await ids(load)).toEqual(['new', 'vip', 'winback']);
  });

  it('lets a deleted campaign and catalogue leave, and never the settings', async () => {
    const { objects, accept, content, load } = system();
    await accept();
    for (const path of ['config/strata.yaml', 'config/campaigns/vip.yaml', 'config/catalog/shop.csv'])
      content.delete(path);
    await accept();
    expect(problemsIn(objects)).toEqual([
      'config/strata.yaml the file is gone; what was accepted of it stays in force',
    ]);
    expect(await ids(load)).toEqual(['winback']);
    expect((await load()).catalog.size).toBe(0);
  });

  it('accepts nothing before there are settings', async () => {
    const { objects, accept, load } = system(new Map([['config/campaigns/vip.yaml', campaign('vip')]]));
    expect(await accept()).toMatchObject({ version: undefined, isNew: false });
    expect(problemsIn(objects)).toEqual(['config/strata.yaml there is no such file']);
    await expect(load()).rejects.toThrow(NoConfigurationError);
  });

  it('refuses a product that another catalogue has, which keeps it', async () => {
    const { objects, accept, content, load } = system();
    await accept();
    content.set('config/catalog/a.csv', 'product_id,brand\n1,x\n');
    await accept();
    expect(problemsIn(objects)).toEqual(['config/catalog/a.csv product "1" is in config/catalog/shop.csv too']);
    expect((await load()).catalog.get('1')).toMatchObject({ category: 'a/b', listPriceMinor: 256 });
  });

  it('keeps what is in force of a file that is no text', async () => {
    const { objects, accept, content, load } = system();
    await accept();
    content.set('config/strata.yaml', '\xff\xfe binary');
    expect(await accept()).toMatchObject({ isNew: false });
    expect(problemsIn(objects)).toEqual(['config/strata.yaml the file is not UTF-8 text']);
    expect((await load()).settings.timeZone).toBe('UTC');
  });

  it('notes what takes effect for later drops only', async () => {
    const { accept, content } = system();
    await accept();
    content.set('config/strata.yaml', settings('Europe/London'));
    expect((await accept()).notices).toEqual([
      'time_zone changes from UTC to Europe/London: this takes effect for drops that come later',
    ]);
  });

  it('leaves a whole configuration in force when it stops before any of its writes, and goes on from there', async () => {
    for (let stopAt = 0; stopAt < 6; stopAt++) {
      const { objects, accept, content, load } = system();
      await accept();
      const before = await load();
      content.set('config/strata.yaml', settings('Europe/London'));
      content.set('config/campaigns/vip.yaml', campaign('vip', 'tier == "growth"'));
      objects.writesLeft = stopAt;
      await expect(accept()).rejects.toThrow('failed');
      expect(await load()).toEqual(before);
      objects.writesLeft = Number.POSITIVE_INFINITY;
      expect(await accept()).toMatchObject({ isNew: true });
      const after = await load();
      expect([after.settings.timeZone, after.campaigns[0]?.audience]).toEqual(['Europe/London', 'tier == "growth"']);
    }
  });

  it('leaves a whole configuration in force when two accept at once, and old versions readable', async () => {
    const { accept, content, load } = system();
    const first = accept();
    content.set('config/campaigns/new.yaml', campaign('new'));
    const [one, two] = await Promise.all([first, accept()]);
    expect((await load()).version).toBe(two.version);
    expect(await ids(load)).toEqual(['new', 'vip', 'winback']);
    expect((await load(one.version)).version).toBe(one.version);
  });

  it('names a version by what is in it, whatever the order it came in', async () => {
    const reversed = new Map([...good()].reverse());
    expect((await system(reversed).accept()).version).toBe((await system().accept()).version);
  });
});
