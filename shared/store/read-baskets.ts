import { basketsSection, dayEvidenceKey } from '../contracts/day-digest.ts';
import type { Basket } from '../domain/evidence/day-evidence.ts';
import { jsonOfRecord } from '../formats/json-of-record.ts';
import { readShuffleRecords } from '../formats/shuffle-file.ts';
import type { ObjectStore } from './object-store.ts';
import { readAhead } from './read-ahead.ts';

/** Baskets that are held at once. */
const mostBaskets = 500_000;
const range = 2 ** 48;

export interface BasketSample {
  /** By day, then id. */
  readonly baskets: readonly Basket[];
  /** Share of all baskets that they are, drawn by hash; 1 where all are there. */
  readonly share: number;
}

/** What was bought together on the days of the digests; of more than half a million baskets about as many, by hash of the order. */
export async function readBaskets(
  objects: ObjectStore,
  digests: Iterable<string>,
  most = mostBaskets,
): Promise<BasketSample> {
  let baskets: Basket[] = [];
  let share = 1;
  const read = (digest: string) =>
    readShuffleRecords(objects, dayEvidenceKey(digest), basketsSection, basketsSection + 1);
  for await (const records of readAhead(digests, read)) {
    for (const record of records) {
      const basket = jsonOfRecord<Basket>(record);
      if (basket.id < share * range) baskets.push(basket);
    }
    while (baskets.length > most) {
      share /= 2;
      const below = share * range;
      baskets = baskets.filter(({ id }) => id < below);
    }
  }
  return { baskets, share };
}
