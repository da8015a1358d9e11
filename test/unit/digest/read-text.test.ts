import { describe, expect, it } from 'vitest';
import { readText } from '../../../functions/digest-day/read-text.ts';

describe('readText(text, rating)', () => {
  it('keeps the opinion of a text and what it complains about, in English and Chinese', () => {
    const english = readText('The quality is good, but the delivery was terrible', undefined);
    expect(english.complaints).toEqual(['delivery']);
    const chinese = readText('物流太慢了，很失望', undefined);
    expect(chinese.complaints).toEqual(['delivery']);
    expect(chinese.sentiment).toBeLessThan(0);
    expect(readText('I love it, great quality', undefined)).toMatchObject({ complaints: [] });
    expect(readText('I love it, great quality', undefined).sentiment).toBeGreaterThan(0);
  });

  it('takes what a text is about as a complaint where the rating is low', () => {
    expect(readText('It is about the delivery', 1).complaints).toEqual(['delivery']);
    expect(readText('It is about the delivery', 5).complaints).toEqual([]);
  });

  it('knows nothing of a text of no opinion, or in no language that is read', () => {
    expect(readText('A entrega atrasou muito', 1)).toEqual({ sentiment: undefined, complaints: [] });
    expect(readText('12345', undefined)).toEqual({ sentiment: undefined, complaints: [] });
  });
});
