import type { CatalogProduct, Configuration, Settings, SourceSettings } from '../../shared/contracts/configuration.ts';
import { createDropReader, type DropReader, type ReadRow } from '../../shared/sources/drop-reader.ts';
import { inPieces } from './in-pieces.ts';

export interface DropSetting extends Partial<Pick<Settings, 'currency' | 'timeZone' | 'rates'>> {
  readonly fileName?: string;
  readonly source?: Partial<SourceSettings>;
  readonly catalog?: ReadonlyMap<string, CatalogProduct>;
  /** When the drop came: `dropTime` unless given. */
  readonly now?: number;
}

/** Noon of the day the Online Retail data ends. */
export const dropTime = Date.UTC(2011, 11, 9, 12);

/** A reader of source `shop`; of preset `strata` unless said. */
export function dropReader({
  fileName = 'drop.csv',
  source,
  catalog = new Map(),
  now = dropTime,
  ...settings
}: DropSetting = {}): DropReader {
  const shop: SourceSettings = { preset: 'strata', ...source };
  const configuration: Configuration = {
    version: '0123456789ab',
    campaigns: [],
    catalog,
    lists: new Map(),
    tables: new Map(),
    settings: {
      currency: 'GBP',
      timeZone: 'Europe/London',
      sources: { shop },
      rfm: { windowDays: 365, returns: 'net', ties: 'rank', map: 'classic' },
      tiers: { dormantAfterDays: 90, rules: {} },
      clusters: { k: [3, 10], features: 'default' },
      interest: { behaviour: {}, scale: 3 },
      globalHoldout: 0,
      rates: {},
      minimumSize: 100,
      predictions: {},
      tags: [],
      strategies: [],
      ...settings,
    },
  };
  return createDropReader({ source: 'shop', settings: shop, fileName, configuration, now });
}

export async function readRows(file: string | Uint8Array, setting?: DropSetting, size = 1 << 20): Promise<ReadRow[]> {
  const chunks = await Array.fromAsync(dropReader(setting).rows(inPieces(file, size)));
  return chunks.flatMap(({ rows }) => rows);
}

/** The event of each row, or why it is refused. */
export const outcomes = (rows: readonly ReadRow[]) => rows.map((row) => row.event ?? row.refusal);
