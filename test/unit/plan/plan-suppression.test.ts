import { describe, expect, it } from 'vitest';
import { pinSuppression, readSuppressionFiles } from '../../../functions/plan-run/plan-suppression.ts';
import { createSuppression, readSuppression } from '../../../functions/score-part/suppression.ts';
import { emptyProfile, type Profile } from '../../../shared/domain/profile/profile.ts';
import { createMemoryObjects } from '../configuration/memory-objects.ts';

const folder = 'requests/suppression/';
const objectsOf = (files: Readonly<Record<string, string>>) =>
  createMemoryObjects(new Map(Object.entries(files).map(([name, text]) => [folder + name, text])));

const bob: Profile = {
  ...emptyProfile('u:bob'),
  identity: { claims: [], links: [{ id: 'a:v1', firstSeconds: 0 }] },
  traits: [{ name: 'email', source: 'web', origin: 'declared', value: 'bob@x.org', seconds: 0 }],
};

describe('pinSuppression(objects, run), then readSuppression(objects, run)', () => {
  it('writes a line an id, by id, and reads the same again', async () => {
    const objects = objectsOf({ 'b.csv': 'user_id,channel\nzoe,sms\nzoe,email\n', 'a.csv': 'email\nann@x.org\n' });
    await pinSuppression(objects, 'r');
    expect(objects.content.get('runs/r/suppression.jsonl')).toBe('["e:ann@x.org","*"]\n["u:zoe","email","sms"]\n');
    const { channelsOf, isSuppressed } = await readSuppression(objects, 'r');
    expect(channelsOf(emptyProfile('u:zoe'))).toEqual(['email', 'sms']);
    expect(channelsOf(emptyProfile('e:ann@x.org'))).toEqual(['*']);
    expect(isSuppressed({ profile: emptyProfile('e:ann@x.org') }, 'post')).toBe(true);
    expect(isSuppressed({ profile: emptyProfile('u:zoe') }, 'post')).toBe(false);
  });

  it('pins nobody where there are no files, and a run that pinned nothing is refused', async () => {
    const objects = objectsOf({});
    await pinSuppression(objects, 'r');
    expect((await readSuppression(objects, 'r')).channelsOf(bob)).toEqual([]);
    await expect(readSuppression(objects, 'other')).rejects.toMatchObject({ name: 'ObjectNotFoundError' });
  });
});

describe('createSuppression(suppressed)', () => {
  it.each([
    ['own id', 'u:bob'],
    ['linked id', 'a:v1'],
    ['address', 'e:bob@x.org'],
  ])('finds a customer by their %s', (_, id) => {
    const { isSuppressed } = createSuppression(new Map([[id, ['sms']]]));
    expect([isSuppressed({ profile: bob }, 'sms'), isSuppressed({ profile: bob }, 'email')]).toEqual([true, false]);
  });
});

describe('readSuppressionFiles(objects)', () => {
  it('says what is wrong without a word of what a row holds', async () => {
    const objects = objectsOf({ 'a.csv': 'email\nzoe at home\n' });
    await expect(readSuppressionFiles(objects)).rejects.toThrow(
      /^requests\/suppression\/a\.csv:2:1 email cannot be read/,
    );
    await expect(readSuppressionFiles(objects)).rejects.not.toThrow(/zoe/);
  });

  it('refuses a file that is too large to hold, before reading it', async () => {
    const objects = objectsOf({ 'a.csv': 'email\n' });
    const large = { ...objects, list: async function* () { yield { key: `${folder}a.csv`, bytes: 64 * 1024 * 1024 + 1 }; } }; // biome-ignore format: one thought
    await expect(readSuppressionFiles(large)).rejects.toThrow(/the file has 67108865 bytes; expected at most 67108864/);
  });

  it('passes over what was deleted since it was listed, hidden files and folders', async () => {
    const objects = objectsOf({ '.DS_Store': '\0', 'old/': '', 'a.CSV': 'user_id\nbob\n' });
    const listed = { ...objects, list: async function* () { yield* objects.list(folder); yield { key: `${folder}gone.csv`, bytes: 1 }; } }; // biome-ignore format: one thought
    expect([...(await readSuppressionFiles(listed)).keys()]).toEqual(['u:bob']);
  });
});
