import { compareUtf8 } from '../compare-utf8.ts';

export interface MainName {
  readonly name: string;
  /** Of the total, 0..1. */
  readonly share: number;
  /** Of all names, the empty one as well. */
  readonly total: number;
}

/**
 * Name with the most of something, such as events, of several the first by UTF-8 bytes; `undefined` where no name has any.
 *
 * The empty name stands for names that are not told apart: it counts in the total and is never the answer.
 *
 * @param counts each name once
 */
export function mainName(counts: Iterable<readonly [name: string, count: number]>): MainName | undefined {
  let total = 0;
  let most = 0;
  let main: string | undefined;
  for (const [name, count] of counts) {
    total += count;
    if (name === '' || count <= 0 || count < most) continue;
    if (main !== undefined && count === most && compareUtf8(main, name) < 0) continue;
    most = count;
    main = name;
  }
  return main === undefined ? undefined : { name: main, share: most / total, total };
}
