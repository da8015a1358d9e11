export interface InitResult {
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly source: string;
  /** `null` where the source has a mapping. */
  readonly preset: string | null;
  /** Paths in the folder, in the order they were written. */
  readonly files: readonly string[];
  /** What a person should look at, in sentences. */
  readonly doubts: readonly string[];
  /** What becomes of the first rows of the file that the mapping was made from; `null` without such a file. */
  readonly sample: {
    readonly file: string;
    readonly rows: number;
    readonly accepted: number;
    readonly refused: Readonly<Record<string, number>>;
  } | null;
}
