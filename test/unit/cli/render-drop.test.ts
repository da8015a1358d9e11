import { describe, expect, it } from 'vitest';
import { renderDrop, renderDropTotals } from '../../../cli/render/drop.ts';
import { appliedDrop, refusedDrop } from './results-fixture.ts';

const locate = (key: string) => `./strata-data/${key}`;

describe('renderDrop(result, locate)', () => {
  it('says what became of the rows, then the first refused lines and where the rest is', () => {
    expect(renderDrop(appliedDrop, locate)).toBe(
      [
        'orders.csv   1,204 rows   applied 1,190   duplicate 9   refused 5   318 customers   0.4 s',
        '  refused   negative_price 1   missing_time 4',
        '            line 17   negative_price   price is -3.00',
        '            line 88   missing_time     column "InvoiceDate" is empty',
        '            ... 3 more in ./strata-data/quarantine/shop/3f9a1c0be27d45a1c6e0/',
      ].join('\n'),
    );
  });

  it('says of a file that cannot be read what was found and what was expected', () => {
    const [first, found, expected, next] = renderDrop(refusedDrop, locate).split('\n');
    expect(first).toBe('orders.csv   not read: no column "InvoiceDate" (or "timestamp") in the header');
    expect(found).toBe('  found     Invoice, Date, Customer, Total');
    expect(expected).toBe('  expected  one of: InvoiceDate, timestamp');
    expect(next).toMatch(/^ {2}next {6}\S/);
  });

  it('says that the same content changes nothing', () => {
    const text = renderDrop({ ...appliedDrop, status: 'duplicate', samples: [] }, locate);
    expect(text).toContain('1,204 rows   duplicate');
    expect(text).toContain('nothing changes');
  });

  it('adds several files up', () => {
    expect(renderDropTotals([appliedDrop, appliedDrop, refusedDrop])).toBe(
      '3 files   2,408 rows   applied 2,380   duplicate 18   refused 10   1 file not read',
    );
  });
});
