import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePathOf } from '../../../../shared/store/folder/file-path.ts';

describe('filePathOf(key)', () => {
  it.each([
    ['lake/events/dt=2011-12-01/3f9a-0.parquet', ['lake', 'events', 'dt=2011-12-01', '3f9a-0.parquet']],
    ['drops/shop/Tag%201 & 日志+...csv', ['drops', 'shop', 'Tag%201 & 日志+...csv']],
    ['x/.hidden', ['x', '.hidden']],
  ])('leaves %s as people know it', (key, names) => {
    expect(filePathOf(key)).toEqual(names);
  });

  it.each([
    ['../a', ['%!%2E%2E', 'a']],
    ['a/./b', ['a', '%!%2E', 'b']],
    ['.dynamodb/server.json', ['%!%2Edynamodb', 'server.json']],
    ['/a', ['%!', 'a']],
    ['a/', ['a', '%!']],
    ['a/%!b', ['a', '%!%25!b']],
    ['a/%+b', ['a', '%!%25+b']],
    ['a\0b%', ['%!a%00b%25']],
    [`a/${'n'.repeat(300)}`, ['a', `%+${'n'.repeat(238)}`, `%!${'n'.repeat(62)}`]],
  ])('escapes %s', (key, names) => {
    expect(filePathOf(key)).toEqual(names);
  });

  it('gives different keys different paths, and no name that leads up, is empty or too long', () => {
    const segment = fc.oneof(
      fc.constantFrom('', '.', '..', '%!', '%+', '%2E', '%25', '.tmp'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('日', 'a', '%', '.'), minLength: 80, maxLength: 300 }),
    );
    const anyKey = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .map((segments) => segments.join('/'))
      .filter((key) => key.isWellFormed() && Buffer.byteLength(key) > 0 && Buffer.byteLength(key) <= 1024);
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        const names = filePathOf(a);
        for (const name of names) {
          expect(['', '.', '..']).not.toContain(name);
          expect(name).not.toMatch(/[/\0]/);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
        }
        expect(names[0]).not.toMatch(/^\./);
        expect(names.join('/') === filePathOf(b).join('/')).toBe(a === b);
      }),
    );
  });

  it.each(['', 'n'.repeat(1025), `${'日'.repeat(341)}ab`, 'half \ud83d pair'])(
    'refuses what no bucket takes',
    (key) => {
      expect(() => filePathOf(key)).toThrow(RangeError);
    },
  );
});
