import { relative } from 'node:path';

/** A path as it is shortest to type from here; that of a folder may end in `/` and does so still. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  if (short === '' || short.startsWith('..')) return path;
  return `./${short}${path.endsWith('/') ? '/' : ''}`;
}
