import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipLines } from '../../../shared/formats/gzip-lines.ts';

describe('gzipLines(lines)', () => {
  it('ends every line with LF', () => {
    expect(gunzipSync(gzipLines(['a', '日志'])).toString()).toBe('a\n日志\n');
    expect(gunzipSync(gzipLines([])).toString()).toBe('');
  });

  it('names no time and no file, so that the bytes depend on the lines alone', () => {
    const head = gzipLines(['a']);
    expect([...head.subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });
});
