import { relative, sep } from 'node:path';

/** Endings that programs give to a file they are still writing. */
const unfinished = /\.(tmp|temp|part|partial|crdownload|download|filepart|swp)$|~$/i;
/** What `strata drop` and this command themselves put there. */
const taken = /^[0-9a-f]{20}-/;

/**
 * The source of a file that somebody put under `drops/`; `undefined` where it is none of theirs to take: hidden, still being
 * written, not in a source's folder, or taken already.
 */
export function sourceOf(drops: string, path: string): string | undefined {
  const [source, ...rest] = relative(drops, path).split(sep);
  const name = rest.at(-1);
  if (source === undefined || name === undefined || source === '..') return undefined;
  if ([source, ...rest].some((part) => part.startsWith('.'))) return undefined;
  return unfinished.test(name) || taken.test(name) ? undefined : source;
}
