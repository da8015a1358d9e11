import type { Configuration } from '../shared/contracts/configuration.ts';
import type { Statistics } from '../shared/contracts/statistics.ts';
import type { Runtime } from '../shared/runtime/create-runtime.ts';
import type { DiffOptions, DiffResult } from './results/diff.ts';
import type { ExplainResult } from './results/explain.ts';
import type { PreviewOutcome, PreviewRequest } from './results/preview.ts';
import type { DigestResult, DropResult, ProfileResult, RunResult, StatusResult, ValidateResult } from './results.ts';

/** How far long work has come. */
export interface Progress {
  /** What is being done, such as a state of the workflow. */
  readonly stage: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
}

export type OnProgress = (progress: Progress) => void;

/** What questions of published runs are answered from. */
export type QueryRuntime = Pick<Runtime, 'objects' | 'profiles' | 'configurations'>;

export interface RunOptions {
  readonly asOf?: string | undefined;
  readonly parts?: number | undefined;
  /** To go on with a run that failed or was killed: the one named by its id or the beginning of it, else the last. */
  readonly resume?: { readonly run?: string | undefined } | undefined;
}

/** What the commands ask of a Strata, wherever it runs. */
export interface StrataSystem {
  /** Where it is, as people name it. */
  readonly place: string;
  /** What to say when somebody stops waiting. */
  readonly interrupted: string;
  /**
   * Puts a file in and waits for what becomes of it.
   *
   * @param onRows hears how many of its rows were read so far
   * @param onBytes hears how much of it was uploaded so far, where it has to be
   */
  drop(
    file: string,
    source: string,
    onRows?: (read: number) => void,
    onBytes?: (sent: number) => void,
  ): Promise<DropResult>;
  run(options: RunOptions, onProgress: OnProgress): Promise<RunResult>;
  /** Accepts what changed under `config/`, where that does not happen by itself; gives back what was refused. */
  accept(): Promise<ValidateResult>;
  /** `undefined` where nobody has the id. */
  profile(id: string): Promise<ProfileResult | undefined>;
  /** Why a customer is in or out of an audience of the published run; `undefined` where nobody has the id. */
  explain(id: string, campaign: string): Promise<ExplainResult | undefined>;
  profilesDigest(): Promise<DigestResult>;
  /** Whom a campaign or rule would reach, by the published run and the configuration as its files are now. */
  preview(request: PreviewRequest, onProgress: OnProgress): Promise<PreviewOutcome>;
  /** Of the published run; `undefined` before the first. */
  statistics(): Promise<Statistics | undefined>;
  status(): Promise<StatusResult>;
  /** What became of the customers between two published runs. */
  diff(options: DiffOptions, onProgress: OnProgress): Promise<DiffResult>;
  /** Asks something of what was published, wherever it lies. */
  query<T>(ask: (runtime: QueryRuntime) => Promise<T>): Promise<T>;
  /** The configuration in force. @throws {NoConfigurationError} */
  configuration(): Promise<Configuration>;
  /** A line of a configuration file, from 1, as the file is now; empty where it cannot be read. */
  lineOf(file: string, line: number): Promise<string>;
  /** Where a key of the bucket lies, in words that can be copied. */
  locate(key: string): string;
  /**
   * Makes sure that a key, or all under a prefix that ends in `/`, can be opened on this machine. Gives back its path.
   *
   * @param folder where to put what has to be brought
   */
  fetch(key: string, folder?: string): Promise<string>;
  close(): Promise<void>;
}
