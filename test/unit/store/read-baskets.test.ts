import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basketsSection, dayEvidenceKey, daySections, daySumsSection } from '../../../shared/contracts/day-digest.ts';
import type { Basket } from '../../../shared/domain/evidence/day-evidence.ts';
import { createShuffleWriter } from '../../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../../shared/store/object-store.ts';
import { readBaskets } from '../../../shared/store/read-baskets.ts';

const range = 2 ** 48;
const digestOf = (day: number) => `lake/digests/dt=2011-12-0${day + 1}/h.json`;

/** A store with a day digest for each list of baskets. */
function storeOf(days: readonly (readonly Basket[])[]): ObjectStore {
  const files = new Map(
    days.map((baskets, day) => {
      const file = createShuffleWriter(daySections);
      file.append(0, Buffer.from('what an id did'));
      file.append(daySumsSection, Buffer.from('{}'));
      for (const basket of baskets) file.append(basketsSection, Buffer.from(JSON.stringify(basket)));
      return [dayEvidenceKey(digestOf(day)), file.finish()];
    }),
  );
  const bytesOf = (key: string): Uint8Array => files.get(key) ?? expect.unreachable(`${key} is not there`);
  return {
    size: async (key: string) => bytesOf(key).length,
    read: async (key: string, { start, end }: { start: number; end: number }) =>
      (async function* () {
        yield bytesOf(key).subarray(start, end);
      })(),
  } as unknown as ObjectStore;
}

const read = (days: readonly (readonly Basket[])[], most?: number) =>
  readBaskets(
    storeOf(days),
    days.map((_, day) => digestOf(day)),
    most,
  );

const basket = (share: number, ...products: readonly string[]): Basket => ({ id: share * range, products });

describe('readBaskets(objects, digests, most)', () => {
  it('gives all baskets day by day, where they are not too many', async () => {
    const days = [[basket(0.1, 'a', 'b'), basket(0.9, 'c')], [], [basket(0.5, 'a')]];
    expect(await read(days, 3)).toEqual({ baskets: days.flat(), share: 1 });
    expect(await read([])).toEqual({ baskets: [], share: 1 });
  });

  it('halves until no more are left than are wanted: those whose id lies below the share', async () => {
    const days = [
      [basket(0.1, 'a'), basket(0.3, 'b'), basket(0.6, 'c')],
      [basket(0.2, 'd'), basket(0.25, 'e')],
    ];
    // Below a half 0.1, 0.3, 0.2, 0.25 are left, four; below a quarter 0.1 and 0.2: the border itself is out.
    expect(await read(days, 4)).toEqual({
      baskets: [days[0]?.[0], days[0]?.[1], days[1]?.[0], days[1]?.[1]],
      share: 0.5,
    });
    expect(await read(days, 3)).toEqual({ baskets: [days[0]?.[0], days[1]?.[0]], share: 0.25 });
  });

  it('reads no more of later days than the share that is left, the border itself out', async () => {
    const days = [[basket(0.1, 'a'), basket(0.3, 'b'), basket(0.6, 'c')], [basket(0.5, 'd')]];
    expect(await read(days, 2)).toEqual({ baskets: [days[0]?.[0], days[0]?.[1]], share: 0.5 });
  });

  it('takes the largest share 1, 1/2, 1/4, … that fits, on whatever days the baskets lie', async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: range - 1 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(ids, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }), async (all, most, cut) => {
        const days = Array.from({ length: cut }, (_, day) =>
          all.filter((_, at) => at % cut === day).map((id) => ({ id, products: ['p'] })),
        );
        let share = 1;
        while (all.filter((id) => id < share * range).length > most) share /= 2;
        const sample = await read(days, most);
        expect(sample.share).toBe(share);
        const below = days.flat().filter(({ id }) => id < share * range);
        expect(sample.baskets).toEqual(below);
      }),
      { numRuns: 60 },
    );
  });
});
