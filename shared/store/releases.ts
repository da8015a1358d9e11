/** Objects that no later run reads. */
export interface Releases {
  /** Marks them, for the bucket's lifecycle rules to let go of in their time. Safe to repeat. */
  release(keys: readonly string[]): Promise<void>;
}
