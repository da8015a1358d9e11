import { gzipSync } from 'node:zlib';

/** Lines of text, each with LF behind it, as one gzip member: no name and no time in it, so the bytes are a function of the lines. */
export const gzipLines = (lines: readonly string[]): Uint8Array =>
  gzipSync(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
