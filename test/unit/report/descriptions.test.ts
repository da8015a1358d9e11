import { describe, expect, it } from 'vitest';
import type { Description } from '../../../shared/contracts/statistics.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { elementsOf, readHtml, textOf } from '../../support/read-html.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

/** The row of the only description, cell by cell. */
function rowOf(description: Partial<Description>, language: 'en' | 'zh'): string[] {
  const base: Description = {
    key: 'own.tag',
    kind: 'tag',
    name: { en: 'Own', zh: '自有' },
    type: 'number',
    present: 1,
    customers: 4,
    numbers: { mean: 2, mode: 1, least: 0, p05: 0.25, p25: 1, median: 50.14, p75: 1, p95: 1_234.5, most: 9_999 },
    values: null,
  };
  const page = readHtml(renderReport({ ...onlineRetail, descriptions: [{ ...base, ...description }] }));
  const elements = [...elementsOf(page)];
  const tables = elements.find(({ attributes }) => attributes.get('class') === 'tables');
  const row = tables && [...elementsOf(tables)].filter(({ name }) => name === 'tr')[1];
  return row === undefined
    ? []
    : [...elementsOf(row)]
        .filter(({ name }) => name === 'th' || name === 'td')
        .map((cell) => textOf(cell, language).replaceAll('\u00a0', ' '));
}

describe('descriptions', () => {
  it('give numbers the digits that tell them apart, and one number where a range is one', () => {
    expect(rowOf({}, 'en')).toEqual(['Ownown.tag', '25%', '50.1', '1', '0.25 – 1,235']);
  });

  it('write days as dates in each language', () => {
    const numbers = { mean: 0, mode: 0, least: 0, p05: 0, p25: 0, median: 0, p75: 31, p95: 31, most: 31 };
    expect(rowOf({ type: 'day', numbers }, 'en')[2]).toBe('1 January 1970');
    expect(rowOf({ type: 'day', numbers }, 'zh')[3]).toBe('1970年1月1日 – 1970年2月1日');
  });

  it('name the three most frequent values with their share of those who have it', () => {
    const values = ['core', 'growth', 'own', 'dormant'].map((value, index) => ({ value, customers: 4 - index }));
    const described = { key: 'value.tier', type: 'string', numbers: null, present: 10, customers: 10, values } as const;
    expect(rowOf(described, 'en')[2]).toBe('Core 40%, Growth 30%, own 20% and 1 other');
    expect(rowOf(described, 'zh')[2]).toBe('核心 40%，成长 30%，own 20% 另有 1 种');
  });

  it('say yes and no, and a dash where nobody has it', () => {
    const values = [{ value: 'true', customers: 4 }];
    expect(rowOf({ type: 'bool', numbers: null, values, present: 4 }, 'zh')[2]).toBe('是 100%');
    expect(rowOf({ type: 'string', numbers: null, values: [], present: 0 }, 'en').slice(1)).toEqual(['0%', '–']);
    expect(rowOf({ numbers: null, present: 0 }, 'en').slice(1)).toEqual(['0%', '–', '–', '–']);
  });

  it('leave no card where nothing was described', () => {
    expect(rowOf({ kind: 'feature' }, 'en')).toHaveLength(5);
    expect(renderReport({ ...onlineRetail, descriptions: [] })).not.toContain('class="tables"');
  });
});
