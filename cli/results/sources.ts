import type { FileFormat, Mapping } from '../../shared/contracts/mapping.ts';
import type { Event, OrderGrain } from '../../shared/domain/event/event.ts';

/** `strata sources`: what there is. */
export interface SourcesResult {
  readonly presets: readonly {
    readonly name: string;
    readonly title: string;
    readonly formats: readonly FileFormat[];
    readonly orderGrain: OrderGrain;
  }[];
  /** Of the folder; none where it has no configuration yet. */
  readonly sources: readonly {
    readonly name: string;
    readonly preset: string | null;
    readonly formats: readonly FileFormat[];
  }[];
}

/** `strata sources NAME`: how one reads. */
export interface SourceResult {
  readonly name: string;
  readonly preset: string | null;
  /** What it is for; of a mapping of one's own nothing. */
  readonly title: string | null;
  /** With what the source says itself. */
  readonly mapping: Mapping;
  /** Encoding, separator and the like, where they are said. */
  readonly files: Readonly<Record<string, string>>;
  /** Lines of a file, and the event that the last of them is; `null` for a mapping of one's own. */
  readonly sample: { readonly lines: readonly string[]; readonly event: Event } | null;
}
