import { describe, expect, it } from 'vitest';
import { targetIdsOf } from '../../../shared/domain/identity/target-ids.ts';

describe('targetIdsOf(event)', () => {
  it('is the user of that id', () => expect(targetIdsOf({ targetId: '17850' })).toEqual(['u:17850']));

  it('is the address too, in its one form, where there is one', () => {
    expect(targetIdsOf({ targetId: 'Bob@Example.com' })).toEqual(['u:Bob@Example.com', 'e:bob@example.com']);
    expect(targetIdsOf({ targetId: 'bob@' })).toEqual(['u:bob@']);
  });

  it('is nobody without a target', () => expect(targetIdsOf({})).toEqual([]));
});
