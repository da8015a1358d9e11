import { dynamoDbUnits } from './dynamodb-units.ts';
import { lambdaUnits } from './lambda-units.ts';
import { type LineKey, type LineUnits, lineKeys, lines } from './lines.ts';
import { measuredUnits } from './measured-units.ts';
import { otherUnits } from './other-units.ts';
import { type Price, prices, type Region } from './prices.ts';
import { s3Units } from './s3-units.ts';
import type { MeasuredUnits } from './unit-types.ts';
import { type Assumptions, defaultAssumptions, type Workload } from './workload.ts';

export interface BillLine {
  readonly key: LineKey;
  readonly service: string;
  readonly what: string;
  readonly unit: string;
  readonly units: number;
  readonly price: Price;
  readonly dollars: number;
  /** Of a month in which nothing comes in and nothing runs. */
  readonly idleDollars: number;
}

export interface Bill {
  /** Of one month, in the order of `lines`. */
  readonly lines: readonly BillLine[];
  readonly dollars: number;
  readonly idleDollars: number;
  /** For a thousand profiles; `null` where there are none. */
  readonly dollarsPerThousandProfiles: number | null;
}

/** Units of every line. */
export const unitsOf = (
  workload: Workload,
  assumptions: Assumptions,
  measured: MeasuredUnits,
): Record<LineKey, LineUnits> => ({
  ...dynamoDbUnits(workload, assumptions, measured),
  ...s3Units(workload, assumptions, measured),
  ...lambdaUnits(workload, assumptions, measured),
  ...otherUnits(workload, assumptions, measured),
});

/** What a month costs, by units that were measured and prices that AWS publishes. */
export function bill(
  workload: Workload,
  region: Region,
  assumptions: Assumptions = defaultAssumptions,
  measured: MeasuredUnits = measuredUnits,
): Bill {
  const units = unitsOf(workload, assumptions, measured);
  const billed = lineKeys.map((key): BillLine => {
    const [service, what, unit, priceKey] = lines[key];
    const price = prices[region][priceKey];
    const dollarsOf = (count: number): number => (count * price.dollars) / price.per;
    const { units: count, idle } = units[key];
    return { key, service, what, unit, units: count, price, dollars: dollarsOf(count), idleDollars: dollarsOf(idle) };
  });
  const dollars = billed.reduce((sum, line) => sum + line.dollars, 0);
  return {
    lines: billed,
    dollars,
    idleDollars: billed.reduce((sum, line) => sum + line.idleDollars, 0),
    dollarsPerThousandProfiles: workload.profiles === 0 ? null : (1000 * dollars) / workload.profiles,
  };
}
