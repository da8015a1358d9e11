import { describe, expect, it } from 'vitest';
import { createRecentMessages } from '../../../shared/domain/drops/recent-messages.ts';

describe('createRecentMessages()', () => {
  it('knows an id again, and no other', () => {
    const messages = createRecentMessages();
    expect(['a', 'b', 'a', 'c', 'b'].map(messages.isRepeat)).toEqual([false, false, true, false, true]);
  });

  it('remembers an id until `memory` questions after its newest mention', () => {
    const { isRepeat } = createRecentMessages(4);
    const asked = ['a', 'b', 'a', 'c', 'd', 'b', 'a', 'e', 'f', 'g', 'a'];
    // b is forgotten when its fifth question comes; a is kept by its second mention, and forgotten after the third.
    expect(asked.map((id) => isRepeat(id))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    const { isRepeat: longer } = createRecentMessages(5);
    expect(asked.map((id) => longer(id))).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('agrees with a plain list, whatever is forgotten in between', () => {
    const { isRepeat } = createRecentMessages(1_000);
    const newest = new Map<number, number>();
    let state = 12_345;
    for (let i = 0; i < 100_000; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const id = (state >>> 8) % 1_500;
      const seen = newest.get(id);
      const expected = seen !== undefined && i - seen < 1_000;
      if (isRepeat(String(id)) !== expected) throw new Error(`question ${i}: ${expected} was expected`);
      newest.set(id, i);
    }
  });
});
