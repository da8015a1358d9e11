import { compareUtf8 } from '../compare-utf8.ts';

/**
 * Name with the most events, and its share of all of them, 0..1; of several the first by UTF-8 bytes.
 *
 * The empty name stands for names that are no longer told apart: it counts in the total and is never the answer.
 */
export function mainName(counts: ReadonlyMap<string, number>): { name: string; share: number } | undefined {
  let total = 0;
  let most = 0;
  let main: string | undefined;
  for (const [name, count] of counts) {
    total += count;
    if (name === '' || count < most) continue;
    if (main !== undefined && count === most && compareUtf8(main, name) < 0) continue;
    most = count;
    main = name;
  }
  return main === undefined || total === 0 ? undefined : { name: main, share: most / total };
}
