import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../shared/formats/csv-writer.ts';

describe('csvLine(cells)', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['', ''], ',\r\n'],
    [['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
    [['日志', ' x '], '日志, x \r\n'],
  ])('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '-'])('takes the force out of the formula %j', (cell) => {
    expect(csvLine([cell]).startsWith("'")).toBe(true);
  });

  it('quotes what is neutralised and holds a quote', () => {
    expect(csvLine(['=HYPERLINK("x")'])).toBe('"\'=HYPERLINK(""x"")"\r\n');
  });

  it.each(['-3', '+44123', '-1.50', '17850', 'u-1'])('leaves %j as it is', (cell) => {
    expect(csvLine([cell])).toBe(`${cell}\r\n`);
  });
});
