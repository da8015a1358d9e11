import type { Statistics } from '../shared/contracts/statistics.ts';
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

/** What the commands ask of a Strata, wherever it runs. */
export interface StrataSystem {
  /** Where it is, as people name it. */
  readonly place: string;
  /**
   * Puts a file in and waits for what becomes of it.
   *
   * @param onRows hears how many of its rows were read so far
   */
  drop(file: string, source: string, onRows?: (read: number) => void): Promise<DropResult>;
  run(options: { readonly asOf?: string; readonly parts?: number }, onProgress: OnProgress): Promise<RunResult>;
  /** Accepts what changed under `config/`; gives back what was refused. */
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
  /** A key of the bucket as something a person can open. */
  locate(key: string): string;
  close(): Promise<void>;
}
