import { describe, expect, it } from 'vitest';
import { armOf, inGlobalControl } from '../../../shared/domain/campaigns/arms.ts';

/** First 8 bytes of SHA-256, big-endian, by Python's hashlib and int.from_bytes. */
const drawn = {
  'arm/winback/17850': 9_508_105_760_243_236_070n,
  'arm/winback/a:x': 319_179_148_817_306_179n,
  'global/4506': 3_882_412_846_742_313n,
  'global/261': 10_975_752_037_355_231_232n,
};
const share = (numerator: bigint): number => Number(numerator) / 2 ** 64;

describe('armOf(campaign, customerId, holdout)', () => {
  it('is control when the hash as a fraction is below the hold-out', () => {
    expect(armOf('winback', '17850', 0.52)).toBe('control');
    expect(armOf('winback', '17850', 0.51)).toBe('treatment');
    expect(armOf('winback', 'a:x', 0.0174)).toBe('control');
    expect(armOf('winback', 'a:x', 0.0173)).toBe('treatment');
  });

  it('compares exactly, at the nearest doubles on both sides of the hash', () => {
    // Doubles near this hash are 2048 / 2^64 apart.
    const below = drawn['arm/winback/17850'] - (drawn['arm/winback/17850'] % 2048n);
    expect(armOf('winback', '17850', share(below))).toBe('treatment');
    expect(armOf('winback', '17850', share(below + 2048n))).toBe('control');
  });

  it('is strict: a hash equal to the hold-out is treatment', () => {
    // This hash is a multiple of 2048, so a double holds it.
    expect(inGlobalControl('261', share(drawn['global/261']))).toBe(false);
    expect(inGlobalControl('261', share(drawn['global/261'] + 2048n))).toBe(true);
  });

  it('draws a hash that is below a share between two hashes', () => {
    const hash = Number(drawn['global/4506']);
    expect(inGlobalControl('4506', (hash + 0.5) / 2 ** 64)).toBe(true);
    expect(inGlobalControl('4506', (hash - 0.5) / 2 ** 64)).toBe(false);
  });

  it('holds out nobody at 0 and everybody at 1', () => {
    const ids = Array.from({ length: 1000 }, (_, id) => String(id));
    expect(ids.filter((id) => armOf('winback', id, 0) === 'control')).toEqual([]);
    expect(ids.filter((id) => armOf('winback', id, 1) === 'treatment')).toEqual([]);
  });

  it('holds out 1,046 of the ids 0..9999 at a tenth, as counted in Python', () => {
    const ids = Array.from({ length: 10_000 }, (_, id) => String(id));
    expect(ids.filter((id) => armOf('winback', id, 0.1) === 'control')).toHaveLength(1046);
  });
});
