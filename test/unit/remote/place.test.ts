import { describe, expect, it } from 'vitest';
import { type PlaceOptions, placeOf, type SourceOf } from '../../../cli/place.ts';
import { clientSettings, pathStyle } from '../../../cli/remote/client-settings.ts';

type Origin = ReturnType<SourceOf>;

/** What the program makes of options given with where they came from. */
function place(given: Partial<Record<keyof PlaceOptions, readonly [value: string, origin: Origin]>>) {
  const values = Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value]));
  return placeOf({ folder: './strata-data', ...values }, (name) => given[name]?.[1] ?? 'default');
}

describe('placeOf(options, sourceOf)', () => {
  it('is the folder without anything that names a stack', () => {
    expect(place({})).toBeUndefined();
    expect(place({ folder: ['shop', 'env'] })).toBeUndefined();
  });

  it('is the stack that is named, or the usual one at an endpoint', () => {
    expect(place({ stack: ['shop', 'cli'] })).toMatchObject({ stack: 'shop' });
    expect(place({ endpoint: ['http://127.0.0.1:4566', 'cli'] })).toMatchObject({
      stack: 'strata',
      endpoint: 'http://127.0.0.1:4566',
    });
    expect(place({ stack: ['shop', 'env'] })).toMatchObject({ stack: 'shop' });
  });

  it('goes by the command line before the environment', () => {
    expect(place({ folder: ['shop', 'cli'], stack: ['other', 'env'] })).toBeUndefined();
    expect(place({ folder: ['shop', 'env'], stack: ['other', 'cli'] })).toMatchObject({ stack: 'other' });
  });

  it.each([
    ['a folder and a stack', { folder: ['a', 'cli'], stack: ['b', 'cli'] }],
    ['a folder and an endpoint', { folder: ['a', 'cli'], endpoint: ['http://127.0.0.1:4566', 'cli'] }],
    ['both set in the environment', { folder: ['a', 'env'], stack: ['b', 'env'] }],
    ['an endpoint that is no address', { endpoint: ['localhost:4566', 'cli'] }],
    ['a name that no stack can have', { stack: ['My_Stack', 'cli'] }],
    ['a region without a stack', { region: ['eu-west-1', 'cli'] }],
    ['a profile without a stack', { profile: ['shop', 'cli'] }],
  ] as const)('takes %s for wrong usage', (_, given) => {
    expect(() => place(given as never)).toThrow(expect.objectContaining({ name: 'UsageError', exitCode: 2 }));
  });
});

describe('clientSettings(place, env)', () => {
  const emulator = { stack: 'strata', endpoint: 'http://127.0.0.1:4566' };

  it('leaves to the SDK what is not given', () => {
    const { maxAttempts, requestHandler, ...rest } = clientSettings({ stack: 'strata' }, { AWS_PROFILE: 'shop' });
    expect(rest).toEqual({});
    expect(requestHandler.connectionTimeout).toBe(5_000);
  });

  it('takes region and profile as they are given', () => {
    const settings = clientSettings(
      { stack: 'strata', region: 'eu-west-1', profile: 'shop' },
      { AWS_REGION: 'us-east-1' },
    );
    expect(settings).toMatchObject({ region: 'eu-west-1', profile: 'shop' });
    expect(clientSettings({ stack: 'strata' }, { AWS_DEFAULT_REGION: 'eu-west-2' })).toMatchObject({
      region: 'eu-west-2',
    });
  });

  it('sends an emulator a key pair that is worth nothing, unless one is set', () => {
    expect(clientSettings(emulator, {})).toMatchObject({
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    expect(clientSettings(emulator, { AWS_ACCESS_KEY_ID: 'x' })).not.toHaveProperty('credentials');
    expect(clientSettings({ ...emulator, profile: 'shop' }, {})).not.toHaveProperty('credentials');
    expect(clientSettings({ stack: 'strata' }, {})).not.toHaveProperty('credentials');
  });

  it('puts the bucket into the path for an emulator alone', () => {
    expect(pathStyle(emulator, {})).toBe(true);
    expect(pathStyle({ stack: 'strata' }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toBe(true);
    expect(pathStyle({ stack: 'strata' }, {})).toBe(false);
  });
});
