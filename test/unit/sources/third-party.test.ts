import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../../shared/domain/customer/customer.ts';
import type { Event } from '../../../shared/domain/event/event.ts';
import { defaultBehaviour } from '../../../shared/domain/interest/behaviour.ts';
import { createDeltaBuilder } from '../../../shared/domain/profile/delta-builder.ts';
import { mergeProfiles } from '../../../shared/domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { computeTags } from '../../../shared/domain/tags/compute-tags.ts';
import { readEvents, writeEvents } from '../../../shared/formats/events-parquet.ts';
import { readProfileItem, toProfileItem } from '../../../shared/store/dynamodb/profile-item.ts';
import { inPieces } from '../../support/in-pieces.ts';
import { outcomes } from '../../support/read-drop.ts';
import { configurationOf, configuredReader, readConfigured } from '../../support/read-with-configuration.ts';

const now = Date.UTC(2024, 5, 1);
const header = 'user_id,attribute,value,as_of,provider\n';
const configured = (source: string) => configurationOf({ 'config/strata.yaml': `sources:\n  bureau: ${source}\n` });
const rowsOf = (source: string, file: string, name = 'a.csv') =>
  readConfigured(configured(source), name, Buffer.from(file), now);
const read = async (source: string, file: string, name?: string) => outcomes(await rowsOf(source, file, name));
const preset = '{ preset: attributes }';

describe('preset attributes', () => {
  it('reads an attribute a row, as of its time, from its provider', async () => {
    const said = { kind: 'identify', source: 'bureau', userId: '17850', traitOrigin: 'third_party' };
    const first = { ...said, instant: Date.UTC(2024, 3, 1), day: 19_814, traits: { income_band: 'high' } };
    expect(
      await read(preset, `${header}17850.0, income_band , high ,2024-04-01,acme\n17850,age,41,1711929600,\n`),
    ).toEqual([
      { ...first, provider: 'acme' },
      { ...first, traits: { age: '41' } },
    ]);
  });

  it('reads JSON, and files without a provider', async () => {
    const row = '{"user_id":7,"attribute":"children","value":2,"as_of":"2024-04-01","provider":"acme"}\n';
    const event = { userId: '7', traitOrigin: 'third_party', traits: { children: '2' } };
    expect(await read(preset, row, 'a.jsonl')).toMatchObject([{ ...event, provider: 'acme' }]);
    const [bare] = await read(preset, 'user_id,attribute,value,as_of\n7,children,2,2024-04-01\n');
    expect(bare).toMatchObject(event);
    expect(bare).not.toHaveProperty('provider');
  });

  it('refuses a row that names no attribute, after the reasons that come before', async () => {
    const rows = [',age,41,2024-04-01,', '7,age,41,,', '7,age,41,1999-12-31,', '7,,41,2024-04-01,', '7,,,2024-04-01,'];
    const message = 'column "attribute" is empty; the name of a trait was expected';
    expect(await read(preset, header + rows.join('\n'))).toMatchObject([
      { reason: 'missing_id' },
      { reason: 'missing_time' },
      { reason: 'absurd_time' },
      { reason: 'unknown_kind', message },
      { reason: 'unknown_kind', message },
    ]);
    expect(await read(preset, `${header},,41,,\n7,,41,,\n`)).toMatchObject([
      { reason: 'missing_id' },
      { reason: 'missing_time' },
    ]);
  });

  it('takes an empty value for no trait, and counts it', async () => {
    const [row] = await rowsOf(preset, `${header}7,age, ,2024-04-01,acme\n`);
    expect(row).toMatchObject({ repaired: ['trait_empty'], event: { userId: '7', provider: 'acme' } });
    expect(row?.event).not.toHaveProperty('traits');
  });

  it('reads no file that lacks a column for the attribute', async () => {
    const reader = configuredReader(configured(preset), 'a.csv', now);
    const { problem } = await reader.identify(inPieces('user_id,attribute,as_of\n', 99));
    expect(problem).toMatchObject({ message: 'no column "value" in the header', expected: 'value' });
  });

  it('is the word of customers themselves where the source says so', async () => {
    const [event] = await read('{ preset: attributes, origin: declared }', `${header}7,age,41,2024-04-01,acme\n`);
    expect(event).toMatchObject({ traits: { age: '41' } });
    for (const field of ['traitOrigin', 'provider']) expect(event).not.toHaveProperty(field);
  });
});

describe('a mapping of one trait a row', () => {
  const mapping =
    'kind: identify, user_id: id, trait_name: { column: n, values: { SEX: gender, NOTE: "" } }, trait_value: v';

  it('translates names, and puts a column of the same name first', async () => {
    const source = `{ mapping: { ${mapping}, traits: { gender: g, city: c } } }`;
    expect(await read(source, 'id,n,v,g,c\n7,SEX,m,,Bonn\n7,SEX,m,f,\n7,age,41,f,\n7,__proto__,x,,\n')).toMatchObject([
      { traits: { gender: 'm', city: 'Bonn' } },
      { traits: { gender: 'f' } },
      { traits: { gender: 'f', age: '41' } },
      { traits: Object.fromEntries([['__proto__', 'x']]) },
    ]);
  });

  it('refuses a value of no name, and lets a row without both be what else it is', async () => {
    const source = `{ mapping: { ${mapping}, traits: { city: c } } }`;
    expect(await read(source, 'id,n,v,c\n7,NOTE,m,Bonn\n7,,,Bonn\n7,,,\n')).toMatchObject([
      { reason: 'unknown_kind' },
      { traits: { city: 'Bonn' } },
      { reason: 'unknown_kind' },
    ]);
    const views = `{ mapping: { ${mapping.replace('identify', 'view')}, timestamp: at } }`;
    expect(await read(views, 'id,n,v,at\n7,,,2024-01-02\n7,,x,2024-01-02\n')).toMatchObject([
      { kind: 'view' },
      { reason: 'unknown_kind' },
    ]);
  });

  it('cuts what profiles would not keep', async () => {
    const source = `{ origin: third_party, mapping: { ${mapping}, provider: p } }`;
    const long = 'x'.repeat(300);
    const [row] = await rowsOf(source, `id,n,v,p\n7,age,${long},${long}\n`);
    const cut = 'x'.repeat(256);
    expect(row).toMatchObject({ event: { traits: { age: cut }, provider: cut }, repaired: ['text_cut', 'text_cut'] });
  });
});

describe('what a third party says, from file to tag', () => {
  const profilesOf = (events: readonly Event[]): Map<string, Profile> => {
    const builder = createDeltaBuilder({ behaviour: defaultBehaviour });
    for (const event of events) builder.add(event);
    return new Map(builder.take().map((delta) => [delta.id, mergeProfiles(emptyProfile(delta.id), delta)]));
  };
  const genderOf = (profile: Profile) =>
    computeTags(createCustomer(profile, { asOfDay: 20_000, minorPerMajor: 100 }), {
      ...{ rfm: 'none', tier: 'none', lifecycle: 'none', cluster: 'none' },
    }).get('demographic.gender');

  it('stays so through the lake, whatever the configuration says later, and through the table', async () => {
    const events = (await read(preset, `${header}7,gender,f,2024-04-01,acme\n`)) as Event[];
    const replayed = await readEvents(writeEvents(events));
    expect(replayed).toEqual(events);
    const profile = profilesOf(replayed).get('u:7') ?? emptyProfile('');
    const stored = readProfileItem(toProfileItem({ profile, version: 1, tokens: [] })).profile;
    expect(stored).toEqual(profile);
    const seconds = Date.UTC(2024, 3, 1) / 1000;
    expect(stored.traits).toEqual([
      { name: 'gender', value: 'f', origin: 'third_party', source: 'bureau/acme', seconds },
    ]);
    expect(genderOf(stored)).toMatchObject({ value: 'female', origin: 'third_party', confidence: 0.6 });
  });

  it('is kept beside what the customer declared, which counts however old it is', async () => {
    const [said] = (await read(preset, `${header}7,gender,f,2024-04-01,acme\n`)) as Event[];
    const own: Event = { kind: 'identify', source: 'crm', userId: '7', instant: 1000, day: 0, traits: { gender: 'm' } };
    const profile = profilesOf([said as Event, own]).get('u:7') ?? emptyProfile('');
    expect(profile.traits.map(({ origin, source, value }) => [origin, source, value])).toEqual([
      ['declared', 'crm', 'm'],
      ['third_party', 'bureau/acme', 'f'],
    ]);
    expect(genderOf(profile)).toMatchObject({ value: 'male', origin: 'declared', confidence: 0.9 });
  });
});
