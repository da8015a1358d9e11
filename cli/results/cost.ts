import type { Bill } from '../cost/bill.ts';
import type { Region } from '../cost/prices.ts';
import type { Assumptions, Workload } from '../cost/workload.ts';

/** `strata cost`: what a month costs. */
export interface CostResult extends Bill {
  readonly region: Region;
  readonly workload: Workload;
  readonly assumptions: Assumptions;
  /** Dates of the price list and of the measurements, `YYYY-MM-DD`. */
  readonly pricesOf: string;
  readonly measuredOn: string;
}
