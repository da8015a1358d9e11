import type { MeasuredUnits } from '../../cli/cost/unit-types.ts';
import { workingFolders } from '../../functions/finish-run/release-run-files.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { type MeasuredRun, measureRun } from './measure-run.ts';
import { eventsPerVisit, withWorkbench } from './measure-shape.ts';
import { dateOf, visitsFile } from './shop.ts';
import type { MeasuredUsage } from './usage.ts';
import type { Workbench } from './workbench.ts';

export interface ShopOptions {
  readonly customers: number;
  /** That the shop has been open, half of its customers coming each day. */
  readonly days: number;
}

type ShopUnits = Omit<MeasuredUnits, 'getsPerDrop' | 'putsPerDrop' | 'run'>;

export interface MeasuredShop {
  readonly units: ShopUnits;
  readonly run: MeasuredRun;
  /** That the functions of the run worked on. */
  readonly profiles: number;
  readonly members: number;
  /** Of each day that got a digest. */
  readonly eventsPerDay: number;
}

const campaigns = 2;
const manyEvents = 42;
const fewEvents = 2;

/** Units of data, bytes and seconds, of a shop that has been open for a while. */
export function measureShop(endpoint: string, { customers, days }: ShopOptions): Promise<MeasuredShop> {
  return withWorkbench(endpoint, campaigns, async (bench) => {
    const half = Math.ceil(customers / 2);
    const file = (day: number, visitors: number, events: number) =>
      visitsFile({ customers, visitors, from: day * half, eventsPerVisit: events, date: dateOf(day), seed: day });
    for (let day = 1; day <= days; day++) await bench.drop(file(day, half, eventsPerVisit));
    const ordinary = file(days + 1, half, eventsPerVisit);
    const drop = await bench.drop(ordinary);
    const profileBytes = (await tableBytes(bench)) / customers;
    const opening = await measureRun(bench, { asOf: dateOf(days + 2), segments: 1, parts: 1 });
    const digestBytes = sum(opening.usage['digest-day'], ({ bytes }) => bytes.get('lake') ?? 0);
    const segmentsBytes = (await tableBytes(bench)) / customers - profileBytes;

    await measureRun(bench, { asOf: dateOf(days + 2), segments: 1, parts: 1 });

    const tiny = await bench.drop(file(days + 2, 1, fewEvents));
    const short = await bench.drop(file(days + 3, half, fewEvents));
    const long = await bench.drop(file(days + 4, half, manyEvents));
    const run = await measureRun(bench, { asOf: dateOf(days + 5), segments: 1, parts: 1 });
    const members = await membersOf(bench, run);
    const bytesOf = (folder: string): number =>
      sum(Object.values(run.usage).flat(), ({ bytes }) => bytes.get(folder) ?? 0);
    const workBytes = workingFolders.reduce((total, folder) => total + bytesOf(`runs/${folder}`), 0);
    const learningBytes = bytesOf('runs/learning/');
    const cpuPerEvent = (long.cpuSeconds - short.cpuSeconds) / (half * (manyEvents - fewEvents));

    return {
      run,
      members,
      profiles: customers,
      eventsPerDay: (half * (fewEvents + manyEvents) + fewEvents) / 3,
      units: {
        writeUnitsPerTouch: (drop.writeUnits - tiny.writeUnits) / (half - 1),
        readUnitsPerTouch: (drop.readUnits - tiny.readUnits) / (half - 1),
        writeUnitsPerDrop: tiny.writeUnits - 1,
        readUnitsPerDrop: tiny.readUnits - 0.5,
        writeUnitsPerRun: sum([...run.usage['plan-run'], ...run.usage['finish-run']], ({ writeUnits }) => writeUnits),
        writeUnitsPerSegments: await segmentsUnits(bench, run),
        profileBytes,
        segmentsBytes,
        rowBytes: ordinary.byteLength / (half * eventsPerVisit),
        lakeBytesPerEvent: (drop.bytes.get('lake') ?? 0) / (half * eventsPerVisit),
        digestBytesPerEvent: digestBytes / ((days + 1) * half * eventsPerVisit),
        workBytesPerProfile: (workBytes - learningBytes) / customers,
        learningBytesPerProfile: learningBytes / customers,
        stateBytesPerProfile: (bytesOf('runs') - workBytes) / customers,
        snapshotBytesPerProfile: bytesOf('profiles') / customers,
        audienceBytesPerMember: bytesOf('audiences') / members,
        reportBytes: bytesOf('reports'),
        ingest: {
          cpuFixed: tiny.cpuSeconds,
          cpuPerEvent,
          cpuPerTouch: (short.cpuSeconds - tiny.cpuSeconds) / half - fewEvents * cpuPerEvent,
        },
      },
    };
  });
}

/** 4 KB for half a unit: the reads of a scan are eventual. */
const bytesPerUnit = 8192;

/** Of all items, by what a scan consumes. */
async function tableBytes({ meter, profiles }: Workbench): Promise<number> {
  const { readUnits } = await meter.during(() => Array.fromAsync(profiles.scan(0, 1)));
  return readUnits * bytesPerUnit;
}

async function membersOf({ objects }: Workbench, { plan }: MeasuredRun): Promise<number> {
  let members = 0;
  for (const campaign of plan.campaigns) {
    const key = bucketKeys.manifest(`c${campaign}`, plan.run);
    members += (await readJson(objects, key, (json) => json as { counts: { members: number } })).counts.members;
  }
  return members;
}

async function segmentsUnits({ objects }: Workbench, { plan, usage }: MeasuredRun): Promise<number> {
  const key = bucketKeys.writeBackPart(plan.run, 0);
  const { written } = await readJson(objects, key, (json) => json as { written: number });
  return sum(usage['write-back'], ({ writeUnits }) => writeUnits) / written;
}

const sum = (usages: readonly MeasuredUsage[], of: (usage: MeasuredUsage) => number): number =>
  usages.reduce((total, usage) => total + of(usage), 0);
