import { describe, expect, it } from 'vitest';
import type { InterestStatistics } from '../../../shared/contracts/statistics.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { interestFinding } from '../../../shared/report/sentences/interest-findings.ts';
import { readHtml, textOf } from '../../support/read-html.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const interest = (path: string, strong: number, previousStrong: number | null) => ({
  path,
  customers: strong + 100,
  strong,
  meanScore: 5,
  previousStrong,
});

const finding = (top: InterestStatistics['top']): string =>
  interestFinding({ ...onlineRetail, interests: { customers: 4_000, paths: top.length, top } }).en;

describe('interestFinding(statistics)', () => {
  it('names what most want, and what grew or fell most', () => {
    expect(finding([interest('home', 2_186, 2_180), interest('home/candles', 300, 500)])).toBe(
      '2,186 customers, half, are strongly interested in “home”; “home › candles” fell most, −200',
    );
  });

  it('leaves out changes below a tenth, and what the run before did not list', () => {
    expect(finding([interest('home', 1, 1), interest('bags', 1_000, null), interest('toys', 109, 100)])).toBe(
      '1 customer, <0.1%, is strongly interested in “home”',
    );
  });

  it('takes a tenth as worth saying', () => {
    expect(finding([interest('home', 1, 1), interest('toys', 110, 100)])).toMatch(/“toys” grew most, \+10$/);
  });

  it('says so when nobody is strongly interested', () => {
    expect(finding([interest('home', 0, null)])).toBe('Nobody has a strong interest yet');
  });
});

describe('interests', () => {
  const text = textOf(readHtml(renderReport(onlineRetail)), 'en').replace(/\s+/g, ' ');

  it('list every category, those beyond the twelfth in the fold', () => {
    for (const { path, customers } of onlineRetail.interests.top) {
      expect(text).toContain(path.split('/').join(' › '));
      expect(text).toContain(customers.toLocaleString('en-US'));
    }
    const [start, fold] = text.split('Score of 0 to 10 from');
    expect(start).toContain('toys');
    expect(start).not.toContain('jewellery');
    expect(fold).toContain('jewellery');
  });
});
