import type { MeasuredUnits } from './unit-types.ts';

/** When the units were measured, on one core of a shared virtual machine (x86-64, Node 24). */
export const measuredOn = '2026-11-29';

/**
 * What `npm run bench:units` printed: 1,500 customers who each came on 22 of 44 days, with 7 events a visit, and runs of one part.
 * Requests and units of DynamoDB are exact, and counted again by a test; bytes and seconds are of that shop and that machine.
 */
export const measuredUnits: MeasuredUnits = {
  writeUnitsPerTouch: 1,
  readUnitsPerTouch: 0.5,
  writeUnitsPerDrop: 6,
  readUnitsPerDrop: 2,
  writeUnitsPerRun: 5,
  writeUnitsPerSegments: 1,
  profileBytes: 677.2,
  segmentsBytes: 161.1,
  rowBytes: 155.6,
  lakeBytesPerEvent: 15.35,
  digestBytesPerEvent: 51.97,
  workBytesPerProfile: 7709,
  learningBytesPerProfile: 3546,
  stateBytesPerProfile: 805.8,
  snapshotBytesPerProfile: 290,
  audienceBytesPerMember: 8.922,
  reportBytes: 194300,
  ingest: {
    cpuFixed: 0.03033,
    cpuPerEvent: 0.00001404,
    cpuPerTouch: 0.0009868,
  },
  getsPerDrop: {
    fixed: 4,
    campaigns: 1,
  },
  putsPerDrop: {
    fixed: 2,
  },
  run: {
    'plan-run': {
      gets: {
        fixed: 3,
        campaigns: 1,
      },
      puts: {
        fixed: 6,
      },
      cpuFixed: 0.02318,
      cpuEach: 0,
    },
    'extract-segment': {
      gets: {
        fixed: 1,
      },
      puts: {
        fixed: 2,
      },
      cpuFixed: 0,
      cpuEach: 0.0001019,
    },
    'digest-day': {
      gets: {
        fixed: 3,
        campaigns: 1,
      },
      puts: {
        fixed: 3,
      },
      cpuFixed: 0.00819,
      cpuEach: 0.000007643,
    },
    'route-evidence': {
      gets: {
        fixed: 1,
        segments: 2,
        days: 3,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0,
      cpuEach: 0.0007072,
    },
    'derive-features': {
      gets: {
        fixed: 3,
        segments: 3,
        parts: 2,
        campaigns: 1,
      },
      puts: {
        fixed: 4,
      },
      cpuFixed: 0,
      cpuEach: 0.0004603,
    },
    'fit-models': {
      gets: {
        fixed: 118,
        parts: 3,
        campaigns: 1,
        days: 6,
      },
      puts: {
        fixed: 11,
      },
      cpuFixed: 0,
      cpuEach: 0.001699,
    },
    'score-part': {
      gets: {
        fixed: 16,
        campaigns: 2,
      },
      puts: {
        fixed: 3,
        campaigns: 2,
      },
      cpuFixed: 0,
      cpuEach: 0.0002335,
    },
    'publish-audience': {
      gets: {
        fixed: 2,
        parts: 5,
        campaigns: 1,
      },
      puts: {
        fixed: 6,
      },
      cpuFixed: 0.004905,
      cpuEach: 0.00001497,
    },
    'snapshot-part': {
      gets: {
        fixed: 13,
        campaigns: 2,
      },
      puts: {
        fixed: 3,
      },
      cpuFixed: 0,
      cpuEach: 0.0003846,
    },
    'finish-run': {
      gets: {
        fixed: 9,
        parts: 2,
        campaigns: 2,
        days: 1,
      },
      puts: {
        fixed: 16,
        segments: 2,
        parts: 4,
        campaigns: 6,
        partsOfCampaigns: 2,
      },
      cpuFixed: 0.169,
      cpuEach: 0,
    },
    'write-back': {
      gets: {
        fixed: 9,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0,
      cpuEach: 0.0004915,
    },
  },
};
