import { expect, it } from 'vitest';
import { readRoutedEvidence } from '../../../functions/derive-features/routed-evidence.ts';
import { noEvidence } from '../../../shared/domain/evidence/evidence.ts';
import { sectionOf, sliceOf, slices } from '../../../shared/domain/identity/slices.ts';
import { encodeOwnedEvidence } from '../../../shared/formats/owned-evidence.ts';
import { createShuffleWriter } from '../../../shared/formats/shuffle-file.ts';
import type { ObjectStore } from '../../../shared/store/object-store.ts';

const parts = 64;
const owner = 'u:1';
const slice = sliceOf(owner);
const part = slice % parts;

/** What part `source` sent to the slice of the owner: one more share each. */
function fileOf(source: number): Uint8Array {
  const file = createShuffleWriter(slices);
  const evidence = { ...noEvidence, shares: source };
  file.append(sectionOf(slice, parts), encodeOwnedEvidence({ id: `a:${source}`, owner, evidence }));
  return file.finish();
}

it('reads the files of all parts, up to sixteen at once', async () => {
  let underWay = 0;
  let most = 0;
  const asIn = async <T>(answer: T): Promise<T> => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    return answer;
  };
  const files = Array.from({ length: parts }, (_, source) => fileOf(source));
  const bytesOf = (key: string) => files[Number(/(\d+)\.shuffle$/.exec(key)?.[1])] as Uint8Array;
  const objects = {
    size: (key: string) => asIn(bytesOf(key).length),
    read: (key: string, { start, end }: { start: number; end: number }) =>
      asIn(
        (async function* () {
          yield bytesOf(key).subarray(start, end);
        })(),
      ),
  } as unknown as ObjectStore;
  const evidenceOf = await readRoutedEvidence(objects, { run: 'r', parts }, part);
  expect(evidenceOf(owner).shares).toBe((63 * 64) / 2);
  expect(most).toBe(16);
});
