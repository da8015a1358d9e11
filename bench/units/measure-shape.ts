import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shape } from './fit-terms.ts';
import { type MeasuredRun, measureRun } from './measure-run.ts';
import { dateOf, visitsFile } from './shop.ts';
import type { MeasuredUsage } from './usage.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** So many that no segment, no part and no audience of a part is empty. */
export const fewCustomers = 120;
export const eventsPerVisit = 7;

export interface MeasuredShape {
  readonly shape: Shape;
  /** The last drop: every customer, one day. */
  readonly drop: MeasuredUsage;
  /** The run after it; others came before. */
  readonly run: MeasuredRun;
}

/** Counts what a small shop asks for when its run is cut as the shape says. */
export function measureShape(endpoint: string, shape: Shape): Promise<MeasuredShape> {
  return withWorkbench(endpoint, shape.campaigns, async (bench) => {
    const visits = { customers: fewCustomers, visitors: fewCustomers, eventsPerVisit };
    const dropOf = (day: number) => bench.drop(visitsFile({ ...visits, date: dateOf(day), seed: day }));
    for (let day = 1; day < shape.days; day++) await dropOf(day);
    // The third run is the first that lets go of files of an earlier one.
    await measureRun(bench, { ...shape, asOf: dateOf(shape.days) });
    await measureRun(bench, { ...shape, asOf: dateOf(shape.days) });
    const drop = await dropOf(shape.days);
    return { shape, drop, run: await measureRun(bench, { ...shape, asOf: dateOf(shape.days + 1) }) };
  });
}

let opened = 0;

/** Opens an empty workbench in a temporary folder, and clears up behind it. */
export async function withWorkbench<T>(
  endpoint: string,
  campaigns: number,
  work: (bench: Workbench) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
  const bench = await openWorkbench({ endpoint, folder, campaigns, table: `bench-${opened++}` });
  try {
    return await work(bench);
  } finally {
    bench.close();
    await rm(folder, { recursive: true, force: true });
  }
}
