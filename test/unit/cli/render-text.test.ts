import { describe, expect, it } from 'vitest';
import { count, counted, money, percent, seconds, table } from '../../../cli/render/text.ts';

describe('numbers', () => {
  it('groups thousands and says units', () => {
    expect(count(541_909)).toBe('541,909');
    expect([counted(1, 'row'), counted(2, 'row'), counted(0, 'row')]).toEqual(['1 row', '2 rows', '0 rows']);
    expect([percent(1, 8), percent(0, 0)]).toEqual(['12.5 %', '0.0 %']);
    expect([seconds(0.41), seconds(9.94), seconds(21.2)]).toEqual(['0.4 s', '9.9 s', '21 s']);
  });

  it('shows money in whole major units of its currency', () => {
    expect(money(27_948_900, 'GBP', 100)).toBe('£279,489');
    expect(money(1500, 'JPY', 1)).toBe('JP¥1,500');
    expect(money(-250, 'GBP', 100)).toBe('-£3');
  });
});

describe('table(rows, right)', () => {
  it('makes columns as wide as their widest cell, and cuts blanks at the end', () => {
    expect(
      table(
        [
          ['a', '1', 'x'],
          ['bbb', '20', ''],
        ],
        [1],
      ),
    ).toEqual(['  a      1   x', '  bbb   20']);
  });

  it('does not count what colours a cell', () => {
    const red = '\u001b[31mno\u001b[39m';
    expect(
      table([
        [red, 'x'],
        ['none', 'y'],
      ]),
    ).toEqual([`  ${red}     x`, '  none   y']);
  });
});
