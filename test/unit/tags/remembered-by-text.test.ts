import { describe, expect, it } from 'vitest';
import { rememberedByText } from '../../../shared/domain/tags/remembered-by-text.ts';

describe('rememberedByText(compute)', () => {
  it('asks once a text, also where the answer is nothing', () => {
    const asked: string[] = [];
    const lengthOf = rememberedByText((text) => {
      asked.push(text);
      return text === '' ? undefined : text.length;
    });
    expect([lengthOf('ab'), lengthOf(''), lengthOf('ab'), lengthOf('')]).toEqual([2, undefined, 2, undefined]);
    expect(asked).toEqual(['ab', '']);
  });

  it('forgets all when there are more than 2,000', () => {
    let count = 0;
    const numbered = rememberedByText(() => count++);
    for (let text = 0; text < 2_000; text++) numbered(`${text}`);
    expect(numbered('0')).toBe(0);
    expect(numbered('another')).toBe(2_000);
    expect(numbered('0')).toBe(2_001);
  });
});
