import { describe, expect, it } from 'vitest';
import { hanging, titled, wrapped } from '../../../cli/render/wrapped.ts';

describe('titled(title, lines, width)', () => {
  it('puts the title before the first line and the others below it', () => {
    expect(titled('Who', wrapped(['one', 'two', 'three'], 8, ' '), 6)).toEqual(['Who   one two', '      three']);
  });

  it('counts Chinese characters as two columns, and says nothing of no lines', () => {
    expect(titled('客户', ['a', 'b'], 6)).toEqual(['客户  a', '      b']);
    expect(titled('Who', [], 6)).toEqual([]);
  });
});

describe('hanging(lines)', () => {
  it('moves all but the first two blanks in', () => {
    expect(hanging(['a', 'b', 'c'])).toEqual(['a', '  b', '  c']);
  });
});
