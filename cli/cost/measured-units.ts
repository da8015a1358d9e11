import type { MeasuredUnits } from './unit-types.ts';

/** When the units were measured, on one core of a shared virtual machine (x86-64, Node 24). */
export const measuredOn = '2026-11-23';

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
  lakeBytesPerEvent: 15.3,
  digestBytesPerEvent: 20,
  workBytesPerProfile: 1820,
  stateBytesPerProfile: 586.6,
  snapshotBytesPerProfile: 253.2,
  audienceBytesPerMember: 8.922,
  reportBytes: 180600,
  ingest: {
    cpuFixed: 0.1086,
    cpuPerEvent: 0.0000229,
    cpuPerTouch: 0.0008631,
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
      cpuFixed: 0.02269,
      cpuEach: 0,
    },
    'extract-segment': {
      gets: {
        fixed: 1,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0.001092,
      cpuEach: 0.00009074,
    },
    'digest-day': {
      gets: {
        fixed: 2,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0.003849,
      cpuEach: 3.979e-7,
    },
    'route-evidence': {
      gets: {
        fixed: 1,
        segments: 2,
        days: 2,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0,
      cpuEach: 0.0001,
    },
    'derive-features': {
      gets: {
        fixed: 2,
        segments: 3,
        campaigns: 1,
      },
      puts: {
        fixed: 3,
      },
      cpuFixed: 0,
      cpuEach: 0.000138,
    },
    'fit-models': {
      gets: {
        fixed: 3,
        parts: 1,
        campaigns: 1,
      },
      puts: {
        fixed: 3,
      },
      cpuFixed: 0,
      cpuEach: 0.0002124,
    },
    'score-part': {
      gets: {
        fixed: 11,
        campaigns: 2,
      },
      puts: {
        fixed: 3,
        campaigns: 2,
      },
      cpuFixed: 0.01051,
      cpuEach: 0.0001453,
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
      cpuFixed: 0.01412,
      cpuEach: 0.000003101,
    },
    'snapshot-part': {
      gets: {
        fixed: 8,
        campaigns: 2,
      },
      puts: {
        fixed: 3,
      },
      cpuFixed: 0.05889,
      cpuEach: 0.0001806,
    },
    'finish-run': {
      gets: {
        fixed: 6,
        parts: 2,
        campaigns: 2,
        days: 1,
      },
      puts: {
        fixed: 13,
        segments: 1,
        parts: 2,
        campaigns: 6,
        partsOfCampaigns: 2,
      },
      cpuFixed: 0.08075,
      cpuEach: 0,
    },
    'write-back': {
      gets: {
        fixed: 9,
      },
      puts: {
        fixed: 1,
      },
      cpuFixed: 0.0667,
      cpuEach: 0.0005738,
    },
  },
};
