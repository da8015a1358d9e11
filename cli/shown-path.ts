import { relative } from 'node:path';

/** A path as it is shortest to type from here. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : `./${short}`;
}
