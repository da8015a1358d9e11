import { rm, stat } from 'node:fs/promises';
import { timeZone } from '../../../shared/domain/event/time-zone.ts';
import { findLatestConfiguration, NoConfigurationError } from '../../../shared/store/configuration-store.ts';
import { dropResult } from '../../queries/drop-result.ts';
import type { DropResult, RunResult, ValidateResult } from '../../results.ts';
import { shownPath } from '../../shown-path.ts';
import type { OnProgress } from '../../system.ts';
import { acceptLocal } from '../configuration-files.ts';
import { drainQueue } from '../drain-queue.ts';
import { dropFile } from '../drop-file.ts';
import { openFolder } from '../open-folder.ts';
import { runLocally } from '../run-locally.ts';
import { createJobQueue } from './job-queue.ts';
import { nextSchedule } from './next-schedule.ts';
import { onlyOne } from './only-one.ts';
import { serveReport } from './serve-report.ts';
import { watchFolder } from './watch-folder.ts';

export interface UpOptions {
  readonly folder: string;
  /** 0 for any. */
  readonly port: number;
  /** `HH:MM` in the configured zone; `off`; `after-drops` for a run whenever drops have been in for a moment. */
  readonly schedule: string;
}

/** What is told of the system while it is up. */
export interface UpListener {
  started(state: UpState): void;
  configured(result: ValidateResult): void;
  dropped(result: DropResult): void;
  /** @param due when the next one is, milliseconds since 1970-01-01T00:00Z */
  ran(result: RunResult, due: number | undefined): void;
  failed(what: string, error: unknown): void;
  readonly progress: OnProgress;
}

export interface UpState {
  readonly folder: string;
  readonly report: string;
  /** Names of the sources; `undefined` while no configuration is in force. */
  readonly sources: readonly string[] | undefined;
  readonly timeZone: string | undefined;
  /** As it was asked for. */
  readonly schedule: string;
  /** When the next run is due; `undefined` where no schedule is. */
  readonly due: number | undefined;
}

export interface Up {
  /** What is being done now. */
  readonly current: string | undefined;
  /** Finishes what is being done and lets go of everything. */
  stop(): Promise<void>;
}

/** How often the clock is looked at: a machine that slept past the time of a run makes it up. */
const tickMs = 5_000;
/** Drops that come within this time of each other are one reason for a run. */
const settledMs = 3_000;

/**
 * The whole system over a folder: what is put under `drops/<source>/` is taken in, what changes under `config/` is accepted,
 * runs start by the schedule, and the report is served on loopback. One thing is done at a time.
 *
 * A file that is taken goes from where it was put to `drops/<source>/<drop>-<name>`. One that cannot be read stays, is told of,
 * and is tried again when it or the configuration changes. A run that was due while nothing was up is made at once.
 */
export async function startUp(options: UpOptions, listener: UpListener): Promise<Up> {
  const open = await openFolder(options.folder);
  const { folder, runtime, queue } = open;
  const jobs = createJobQueue(listener.failed);
  const waitingFiles = new Map<string, string>();
  let due: number | undefined;
  let inForce: string | undefined;
  /** What was last said of the configuration. */
  let told: string | undefined;
  let settled: NodeJS.Timeout | undefined;

  const server = await serveReport(runtime.objects, options.port);
  const release = await onlyOne(folder, server.address).catch(async (error) => {
    await Promise.all([server.close(), open.close()]);
    throw error;
  });

  async function settings() {
    try {
      return (await runtime.configurations.load('latest')).settings;
    } catch (error) {
      if (error instanceof NoConfigurationError) return undefined;
      throw error;
    }
  }

  async function schedule(after: number): Promise<void> {
    const zone = (await settings())?.timeZone;
    const isTime = /^\d\d:\d\d$/.test(options.schedule);
    due = isTime && zone !== undefined ? nextSchedule(after, options.schedule, timeZone(zone)) : undefined;
  }

  /** Tells of what changed, and tries the files again that could not be read under the configuration before. */
  async function accept(): Promise<void> {
    const result = await acceptLocal(open);
    const version = (await findLatestConfiguration(runtime.objects))?.version;
    const now = JSON.stringify([version, result.problems]);
    if (now === told) return;
    told = now;
    listener.configured(result);
    if (version === inForce) return;
    inForce = version;
    await schedule(runtime.now());
    for (const [path, source] of waitingFiles) jobs.add(path, () => take(path, source));
  }

  async function take(path: string, source: string): Promise<void> {
    const before = await stat(path).catch(() => undefined);
    if (before === undefined || !before.isFile()) return;
    waitingFiles.set(path, source);
    if ((await settings()) === undefined) return;
    const startedAt = performance.now();
    const dropped = await dropFile(open, path, source);
    const seconds = (performance.now() - startedAt) / 1000;
    listener.dropped(await dropResult(runtime.objects, dropped, shownPath(path), seconds));
    if (dropped.record.status === 'refused') return;
    waitingFiles.delete(path);
    const after = await stat(path).catch(() => undefined);
    if (after?.size === before.size && after.mtimeMs === before.mtimeMs) await rm(path);
    if (options.schedule === 'after-drops' && !dropped.duplicate) runWhenSettled();
  }

  function runWhenSettled(): void {
    clearTimeout(settled);
    settled = setTimeout(() => jobs.add('run', run), settledMs);
  }

  async function run(): Promise<void> {
    const startedAt = runtime.now();
    try {
      const result = await runLocally(open, {}, listener.progress);
      await schedule(startedAt);
      listener.ran(result, due);
    } catch (error) {
      await schedule(startedAt);
      throw error;
    }
  }

  async function start(): Promise<void> {
    const problems = await acceptLocal(open);
    inForce = (await findLatestConfiguration(runtime.objects))?.version;
    const [last] = await runtime.runs.recent(1);
    await schedule(last?.startedAt ?? runtime.now());
    const known = await settings();
    const sources = known && Object.keys(known.sources);
    const place = shownPath(folder);
    const { schedule: asked } = options;
    listener.started({
      folder: place,
      report: server.address,
      sources,
      timeZone: known?.timeZone,
      schedule: asked,
      due,
    });
    if (!problems.ok) listener.configured(problems);
    told = JSON.stringify([inForce, problems.problems]);
    await drainQueue(queue);
  }

  jobs.add('start', start);
  const watcher = await watchFolder(folder, {
    drop: (path, source) => jobs.add(path, () => take(path, source)),
    configuration: () => jobs.add('configuration', accept),
  });
  const clock = setInterval(() => {
    if (due === undefined || runtime.now() < due) return;
    due = undefined;
    jobs.add('run', run);
  }, tickMs);

  return {
    get current() {
      return jobs.current;
    },
    stop: async () => {
      clearInterval(clock);
      clearTimeout(settled);
      await watcher.close();
      await jobs.stop();
      await server.close();
      await release();
      await open.close();
    },
  };
}
