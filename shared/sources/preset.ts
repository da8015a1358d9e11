import type { Mapping } from '../contracts/mapping.ts';

/** A mapping for files of a well-known origin. */
export interface Preset extends Mapping {
  readonly name: string;
}

export const definePreset = <const T extends Preset>(preset: T): T => preset;
