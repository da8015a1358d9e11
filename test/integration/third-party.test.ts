import { afterEach, describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../shared/contracts/configuration.ts';
import { effectiveTrait } from '../../shared/domain/customer/effective-trait.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../shared/domain/interest/behaviour.ts';
import { canonicalProfileJson } from '../../shared/domain/profile/canonical-json.ts';
import { createDeltaBuilder } from '../../shared/domain/profile/delta-builder.ts';
import { mergeProfiles } from '../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile } from '../../shared/domain/profile/profile.ts';
import { readEvents } from '../../shared/formats/events-parquet.ts';
import { readCustomer } from '../../shared/store/read-customer.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import { exampleConfiguration } from '../support/example-configuration.ts';
import { createWorld, type World } from '../support/world.ts';

const events = [
  'kind,timestamp,user_id,email,category,trait.gender',
  'identify,2026-03-01T10:00:00Z,ann,ann@x.org,,f',
  'view,2026-03-01T10:05:00Z,ann,,bags,',
  'view,2026-03-02T10:05:00Z,bob,,bags,',
];
const said = [
  'user_id,attribute,value,as_of,provider',
  'ann,gender,m,2026-03-05,acme',
  'ann,income_band,high,2026-03-05,acme',
  'ann,income_band,low,2026-03-04,zeta',
  'ann,email,bought@x.org,2026-03-05,acme',
  'bob,gender,m,2026-03-05,acme',
  'cid,gender,m,2026-03-05,acme',
  'cid,,m,2026-03-05,acme',
  'cid,age,,2026-03-05,acme',
];
const files: Readonly<Record<string, readonly string[]>> = {
  'drops/web/1.csv': events,
  'drops/bureau/1.csv': said,
  'drops/bureau/2.csv': [said[0] ?? '', 'ann,income_band,middle,2026-03-06,acme'],
};

const opened: World[] = [];
afterEach(async () => {
  for (const world of opened.splice(0)) await world.close();
});

async function worldOf(keys: readonly string[], bureau: SourceSettings = { preset: 'attributes' }): Promise<World> {
  const { settings, ...rest } = exampleConfiguration();
  const sources = { ...settings.sources, web: { preset: 'strata' }, bureau };
  const world = await createWorld({ configuration: { ...rest, settings: { ...settings, sources } } });
  opened.push(world);
  for (const key of keys) await world.drop(key, Buffer.from(`${files[key]?.join('\n')}\n`));
  return world;
}

const keys = Object.keys(files);

describe('what a third party says, in drops', () => {
  it('gives the same profiles in any order of drops, beside what customers declared', async () => {
    const [forth, back] = [await worldOf(keys), await worldOf(keys.toReversed())];
    expect(await forth.profilesDigest()).toEqual(await back.profilesDigest());
    const ann = await readCustomer(back.profiles, 'u:ann');
    expect(ann?.traits.map(({ name, origin, source, value }) => [name, origin, source, value])).toEqual([
      ['email', 'declared', 'web', 'ann@x.org'],
      ['email', 'third_party', 'bureau/acme', 'bought@x.org'],
      ['gender', 'declared', 'web', 'f'],
      ['gender', 'third_party', 'bureau/acme', 'm'],
      ['income_band', 'third_party', 'bureau/acme', 'middle'],
      ['income_band', 'third_party', 'bureau/zeta', 'low'],
    ]);
    expect(['email', 'gender', 'income_band'].map((name) => effectiveTrait(ann?.traits ?? [], name)?.value)).toEqual([
      'ann@x.org',
      'f',
      'middle',
    ]);
    expect(ann?.identity.links.map(({ id }) => id)).toEqual(['e:ann@x.org']);
  });

  it('accounts for every row', async () => {
    const world = await worldOf(['drops/bureau/1.csv']);
    const [record] = await world.ledger.recent(1);
    expect(record?.counts).toMatchObject({
      ...{ read: 8, applied: 7, duplicate: 0, customers: 3 },
      ...{ refused: { unknown_kind: 1 }, repaired: { trait_empty: 1 } },
    });
  });

  it('makes nobody active, and puts nobody into a run who did nothing', async () => {
    const statistics = async (drops: readonly string[]) => {
      const { customers } = await (await worldOf(drops)).run('2026-03-10');
      return customers;
    };
    const without = await statistics(keys.slice(0, 1));
    expect(without.profiles).toBe(2);
    expect(await statistics(keys)).toEqual(without);
  });

  it('is in the lake as it came: profiles made of it anew are those that there are', async () => {
    const world = await worldOf(keys);
    const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
    const lake: Event[] = [];
    for await (const { key } of world.objects.list('lake/events/'))
      lake.push(...(await readEvents(await readBytes(world.objects, key))));
    expect(lake.filter(({ traitOrigin }) => traitOrigin === 'third_party')).toHaveLength(8);
    for (const event of lake) builder.add(event);
    for (const delta of builder.take()) {
      const stored = (await world.profiles.read([delta.id]))[0];
      const anew = mergeProfiles(emptyProfile(delta.id), delta);
      expect(stored && canonicalProfileJson(stored)).toBe(canonicalProfileJson(anew));
      expect(stored?.traits).toEqual(anew.traits);
    }
  });
});
