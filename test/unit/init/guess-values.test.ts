import { describe, expect, it } from 'vitest';
import { guessKinds, guessTime, hasDecimalComma } from '../../../cli/init/guess-values.ts';
import { guessEncoding } from '../../../cli/init/read-sample.ts';

describe('guessTime(texts)', () => {
  it.each([
    [['2025-01-01 10:00:00', '2025-02-01'], undefined],
    [['1511544070', '1511561733'], undefined],
    [['20250131', '20250201'], 'YYYYMMDD'],
    [['12/31/2024 23:59'], 'month_first'],
    [['31/12/2024 23:59'], 'day_first'],
    [['31.12.2024'], 'DD.MM.YYYY'],
    [['2024/12/31 23:59:00'], 'YYYY/MM/DD HH:mm:ss'],
    [['31 Dec 2024'], 'D MMM YYYY'],
  ])('%j: %s', (texts, format) => {
    expect(guessTime(texts)).toEqual({ ...(format && { format }), isAmbiguous: false });
  });

  it('takes neither prices nor words nor nothing for times', () => {
    for (const texts of [['2.55', '3'], ['hello'], [''], []]) expect(guessTime(texts)).toBeUndefined();
  });
});

describe('guessKinds(texts)', () => {
  it('knows words without case and signs, most frequent unknown first', () => {
    const { known, unknown } = guessKinds(['add_to_cart', 'PV', 'a', 'b', 'b', ''])!;
    expect([...known]).toEqual([
      ['add_to_cart', 'cart_add'],
      ['PV', 'view'],
    ]);
    expect(unknown).toEqual(['b', 'a']);
  });

  it('is undefined where no word is known, or where there are more than kinds could be', () => {
    expect(guessKinds(['1', '2'])).toBeUndefined();
    expect(guessKinds(['view', ...Array.from({ length: 40 }, (_, at) => `x${at}`)])).toBeUndefined();
  });
});

describe('hasDecimalComma(texts)', () => {
  it.each([
    [['1,50', '2'], true],
    [['1.234,50'], true],
    [['1,234'], false],
    [['1,50', '1.5'], false],
    [['3', ''], false],
  ])('%j: %s', (texts, expected) => {
    expect(hasDecimalComma(texts)).toBe(expected);
  });
});

describe('guessEncoding(head, isCut)', () => {
  it.each<[title: string, head: Uint8Array, expected: string | undefined, isCut?: boolean]>([
    ['UTF-8', Buffer.from('Köln 科隆'), undefined],
    ['UTF-8 cut within a character', Buffer.from('Köln 科隆').subarray(0, -1), undefined, true],
    ['UTF-16 with its mark', Buffer.from('\ufeffK', 'utf16le'), undefined],
    ['GBK', Buffer.from('d3c3bba7', 'hex'), 'gb18030'],
    ['Windows', Buffer.from('K\xf6ln', 'latin1'), 'windows-1252'],
  ])('%s', (_, head, expected, isCut = false) => {
    expect(guessEncoding(head, isCut)).toBe(expected);
  });
});
