import { describe, expect, it } from 'vitest';
import { addSums } from '../../shared/contracts/score-sums.ts';
import { cohortOf } from '../../shared/domain/cohorts/cohort.ts';
import { cohortRows } from '../../shared/domain/cohorts/cohort-sums.ts';
import { countCohorts } from '../support/count-cohorts.ts';
import { readTable } from '../support/reference-data.ts';
import { recordOracle, recordOracles } from '../support/validation.ts';

recordOracles('cohorts');

const dayOf = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
const monthNumber = (year: number, month: number) => (year - 1970) * 12 + month - 1;
const lastMonth = monthNumber(2011, 12);

/** Days of each known customer with a line that was sold, not cancelled, at a price. */
function orderDays(): number[][] {
  const sold = readTable('retail/online_retail_2010_2011.csv').filter(
    ({ CustomerID, InvoiceNo, Quantity, UnitPrice }) =>
      CustomerID !== '' && !InvoiceNo?.startsWith('C') && Number(Quantity) > 0 && Number(UnitPrice) > 0,
  );
  return [...Map.groupBy(sold, ({ CustomerID }) => CustomerID).values()].map((lines) =>
    lines.map(({ InvoiceDate = '' }) => dayOf(InvoiceDate)),
  );
}

describe('cohorts of the Online Retail year', () => {
  const cohorts = orderDays().map((days) => cohortOf(days) ?? { month: 0, offsets: [] });
  const table = (rows: ReturnType<typeof cohortRows>) => rows.map(({ month, active }) => [month, ...active]);
  const found = table(cohortRows(countCohorts(cohorts, lastMonth)));

  it('has all 91 counts of the reference table', () => {
    const expected = readTable('reference/online_retail_2010_2011_cohort_counts.csv').map(
      ({ cohort = '', ...cells }) => {
        const [year = 0, month = 0] = cohort.split('-').map(Number);
        return [
          monthNumber(year, month),
          ...Object.values(cells)
            .filter((cell) => cell !== '')
            .map(Number),
        ];
      },
    );
    expect(expected.flat()).toHaveLength(13 + 91);
    const record = (oracle: string, known: number, ours: number): void =>
      recordOracle({ section: 'cohorts', oracle, source: 'computed with pandas', expected: known, ours, tolerance: 0 });
    const first = found[0] ?? [];
    expected[0]?.slice(1).forEach((known, month) => {
      record(`Online Retail, cohort 2010-12: active ${month} months on`, known, first[month + 1] ?? Number.NaN);
    });
    const differing = expected.flatMap((row, at) => row.filter((count, cell) => count !== found[at]?.[cell]));
    record('Online Retail, 13 cohorts: counts of 91 that differ', 0, differing.length);
    expect(found).toEqual(expected);
  });

  it('has them in however many parts', () => {
    const parts = Array.from({ length: 7 }, (_, part) => cohorts.filter((_, i) => i % 7 === part));
    const sums = parts.map((part) => {
      const { customers, active } = countCohorts(part, lastMonth);
      return { customers, active };
    });
    expect(table(cohortRows({ lastMonth, ...sums.reduce(addSums) }))).toEqual(found);
  });
});
