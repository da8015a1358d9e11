import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, bill } from '../../../cli/cost/bill.ts';
import { lineKeys } from '../../../cli/cost/lines.ts';
import { regions } from '../../../cli/cost/prices.ts';
import { type Assumptions, defaultAssumptions, defaultWorkload, type Workload } from '../../../cli/cost/workload.ts';
import { roundAssumptions, roundUnits } from './round-units.ts';

const unitsIn = (of: Bill) => Object.fromEntries(of.lines.map(({ key, units }) => [key, units]));
const dollarsIn = (of: Bill) => Object.fromEntries(of.lines.map(({ key, dollars }) => [key, dollars]));
const closeTo = (expected: Record<string, number>) =>
  Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, expect.closeTo(value, 6)]));

describe('bill: a shop of a million, by hand', () => {
  const million: Workload = {
    profiles: 1_000_000,
    events: 700_000,
    drops: 10,
    runs: 2,
    campaigns: 1,
    historyMonths: 1,
    alarms: 10,
    metrics: 5,
    dashboards: 1,
    ownKey: false,
  };
  const made = bill(million, 'us-east-1', roundAssumptions, roundUnits);

  it('counts the units of every line', () => {
    expect(unitsIn(made)).toEqual(
      closeTo({
        // 700,000 events, 7 a write
        profileWrites: 100_000,
        // 2 runs x 10 % of a million
        segmentWrites: 200_000,
        // 10 drops x 6; 10 + 700,000 / 100,000 = 17 batches, so 7 that go on; 2 runs x 5
        recordWrites: 60 + 7 + 10,
        // half a unit a write, one a drop
        ingestReads: 50_000 + 10,
        // 2 x (scan and estimate + 10 records). The table: a million x 800 B. The estimate: 16 MiB = 16,777,216 B, and a 256th of the
        // other 783,222,784 B = 3,059,464 B. Together 819,836,680 B / 4,096 / 2 = 100,077.719727 units.
        runReads: 2 * (100_077.7197265625 + 10),
        // 800 B and twice 100 B of overhead
        tableStorage: 1,
        tableBackup: 1,
        // Files put: 10. Ingest: 10 x 2, 17 files of the lake, 17 of refused rows. A run: 345 invocations, 0.019 pages of a list of
        // 17 + 2 keys, 2 GB, and 0.1 GB of 200,000 that models learn from, in parts of 8 MiB = 250.339508.
        // 10 + 54 + 2 x 595.358508.
        puts: 64 + 1_190.717016,
        // Ingest: 10 x (4 + 1). A run: 345 x 2, and half of 17 files.
        gets: 50 + 2 * 698.5,
        // History 700,000 x 120 B = 0.084, digests of 10 B an event, of one day each = 0.007; work files of 2 + 2 x 8 / 30.416667 = 2.526027 runs, 1.6 GB each = 4.041644, and 0.1 GB
        // each = 0.252603; of 2 runs
        // states and snapshots of 500 B and reports 1.0002; audiences of 2 + 2 runs, 100,000 members of 10 B = 0.004.
        objectStorage: 0.084 + 0.007 + 4.0416438 + 0.2526027 + 1.0002 + 0.004,
        // 20 segments, 5 x 64 parts, 1 changed day, 1 campaign, 3 single ones = 345; twice, and 10 drops
        invocations: 700,
        // CPU 10 x 0.1 + 700,000 x 0.00001 + 100,000 x 0.001 = 108 s; 104 requests 1.04 s; 10 starts 10 s; x 1,769 / 1,024 GB
        ingestCompute: 119.04 * 1.7275390625,
        // CPU 34.5 s + 9 functions x 100 s + digest 35 s + publish 10 s = 979.5 s; requests (698.5 + 595.358508) / 100 s; 345 starts
        // fit-models and finish-run, of 100.1 s CPU, 3 requests and a start each, have 4 GB.
        runCompute: 2 * ((979.5 + 12.93858508 + 345) * 1.7275390625 + 2 * 101.13 * (4 - 1.7275390625)),
        // 1 start, 11 states, 342 children of 2
        transitions: 2 * 696,
        messages: 30,
        // 2 queues x 15 a minute x 43,800 minutes
        polling: 1_314_000,
        schedules: 2,
        logs: 0.0007,
        logStorage: 0.0021,
        alarms: 10,
        metrics: 5,
        dashboards: 1,
        keys: 0,
        keyRequests: 0,
        transfer: 0,
      }),
    );
  });

  it('multiplies them by the prices', () => {
    expect(dollarsIn(made)).toEqual(
      closeTo({
        profileWrites: 0.0625, // 0.1 M x 0.625
        segmentWrites: 0.125, // 0.2 M x 0.625
        recordWrites: 0.000048, // 77
        ingestReads: 0.006251, // 0.05001 M x 0.125
        runReads: 0.025022, // 0.200175 M x 0.125
        tableStorage: 0.25,
        tableBackup: 0.2,
        puts: 0.006274, // 1.254717 k x 0.005
        gets: 0.000579, // 1.447 k x 0.0004
        objectStorage: 0.123957, // 5.389447 x 0.023
        invocations: 0.00014,
        ingestCompute: 0.002742, // 205.646250 GB-s x 0.0000133334
        runCompute: 0.07387, // 5,540.210698 GB-s
        transitions: 0.0348, // 1.392 k x 0.025
        messages: 0.000012,
        polling: 0.5256, // 1.314 M x 0.4
        schedules: 0.000002,
        logs: 0.00035,
        logStorage: 0.000063,
        alarms: 1,
        metrics: 1.5,
        dashboards: 3,
        keys: 0,
        keyRequests: 0,
        transfer: 0,
      }),
    );
  });

  it('adds up the month, what a thousand profiles cost, and the month in which nothing happens', () => {
    // 0.218821 of requests and 0.45 of the table above, 0.13081 of S3, 0.076752 of Lambda, 0.0348, 0.525614 of queues, 5.500413.
    expect(made.dollars).toBeCloseTo(6.93721, 5);
    expect(made.dollarsPerThousandProfiles).toBeCloseTo(0.006937, 6);
    // 0.25 + 0.2 + 0.123957 + 0.5256 + 1 + 3
    expect(made.idleDollars).toBeCloseTo(5.099557, 5);
  });
});

describe('bill: a small shop that pauses, by hand', () => {
  const paused: Workload = {
    profiles: 50_000,
    events: 0,
    drops: 0,
    runs: 0,
    campaigns: 1,
    historyMonths: 12,
    alarms: 0,
    metrics: 15,
    dashboards: 0,
    ownKey: true,
  };

  it('has the bytes that are kept, the queues that are asked, and the key', () => {
    const made = bill(paused, 'eu-central-1', roundAssumptions, roundUnits);
    const costing = made.lines.filter(({ dollars }) => dollars > 0);
    expect(Object.fromEntries(costing.map(({ key, dollars }) => [key, dollars]))).toEqual(
      closeTo({
        tableStorage: 0.0153, // 50,000 x 1,000 B = 0.05 GB x 0.306
        tableBackup: 0.01224, // x 0.2448
        objectStorage: 0.005147, // two runs of 0.08 + 0.025 GB, two audiences of 50,000 B: 0.2101 GB x 0.0245
        polling: 0.5256,
        keys: 1,
      }),
    );
    expect(made.dollars).toBeCloseTo(1.558287, 6);
    expect(made.dollarsPerThousandProfiles).toBeCloseTo(0.031166, 6);
  });
});

describe('bill: laws', () => {
  const count = (max: number) => fc.integer({ min: 0, max });
  const workloads = fc.record({
    profiles: count(200_000_000),
    events: count(2_000_000_000),
    drops: fc.integer({ min: 1, max: 100_000 }),
    runs: count(800),
    campaigns: count(300),
    historyMonths: fc.integer({ min: 1, max: 60 }),
    alarms: count(100),
    metrics: count(500),
    dashboards: count(5),
    ownKey: fc.boolean(),
  });
  const numbers = Object.keys(defaultWorkload).filter((name) => name !== 'ownKey') as Exclude<
    keyof Workload,
    'ownKey'
  >[];

  it.each(numbers)('more %s never costs less, in any line', (name) => {
    fc.assert(
      fc.property(
        workloads,
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.constantFrom(...regions),
        (workload, more, region) => {
          const before = bill(workload, region);
          const after = bill({ ...workload, [name]: workload[name] + more }, region);
          before.lines.forEach((line, index) => {
            const next = after.lines[index]?.dollars ?? 0;
            expect(next - line.dollars, line.key).toBeGreaterThanOrEqual(-1e-9 * (1 + line.dollars));
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  const costly = Object.keys(defaultAssumptions).filter((name) => name !== 'eventsPerWrite') as (keyof Assumptions)[];

  it.each(costly)('a larger %s never costs less', (name) => {
    fc.assert(
      fc.property(workloads, fc.double({ min: 1, max: 4, noNaN: true }), (workload, factor) => {
        const grown = { ...defaultAssumptions, [name]: defaultAssumptions[name] * factor };
        const before = bill(workload, 'us-east-1').dollars;
        expect(bill(workload, 'us-east-1', grown).dollars).toBeGreaterThanOrEqual(before * (1 - 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('more events in one write never cost more', () => {
    fc.assert(
      fc.property(workloads, fc.double({ min: 1, max: 50, noNaN: true }), (workload, eventsPerWrite) => {
        const dear = bill(workload, 'us-east-1', { ...defaultAssumptions, eventsPerWrite });
        const cheap = bill(workload, 'us-east-1', { ...defaultAssumptions, eventsPerWrite: eventsPerWrite * 2 });
        expect(cheap.dollars).toBeLessThanOrEqual(dear.dollars * (1 + 1e-9));
      }),
    );
  });

  it('without activity a month costs what an idle one does, and never less than that with some', () => {
    fc.assert(
      fc.property(workloads, (workload) => {
        const paused = bill({ ...workload, events: 0, drops: 0, runs: 0 }, 'us-east-1');
        expect(paused.dollars).toBe(paused.idleDollars);
        const busy = bill(workload, 'us-east-1');
        expect(busy.dollars).toBeGreaterThanOrEqual(busy.idleDollars);
      }),
    );
  });

  it('is a number in every line, and adds up', () => {
    fc.assert(
      fc.property(workloads, (workload) => {
        const { lines, dollars } = bill(workload, 'eu-central-1');
        expect(lines.map(({ key }) => key)).toEqual(lineKeys);
        for (const line of lines) expect(Number.isFinite(line.dollars)).toBe(true);
        expect(lines.reduce((sum, line) => sum + line.dollars, 0)).toBeCloseTo(dollars, 6);
      }),
    );
  });
});
