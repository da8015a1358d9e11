import { describe, expect, it } from 'vitest';
import { bareId, idKinds, kindOf, kindOfPrefix, profileId } from '../../../shared/domain/identity/profile-id.ts';

describe('kindOfPrefix(text)', () => {
  it('tells the kind of every id, which stands before it', () => {
    for (const kind of idKinds) {
      const id = profileId(kind, 'x:1');
      expect([kindOfPrefix(id), kindOf(id), bareId(id)]).toEqual([kind, kind, 'x:1']);
    }
  });

  it.each(['17850', 'U:1', 'x:1', 'ua:1', ''])('knows none of the bare id "%s"', (text) => {
    expect(kindOfPrefix(text)).toBeUndefined();
  });
});
