import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chineseLexicon } from '../../../scripts/write-chinese-lexicon.ts';

describe('chinese-afinn.ts', () => {
  it('is what its script makes of the library', () => {
    const path = new URL('../../../shared/language/chinese-afinn.ts', import.meta.url);
    expect(readFileSync(path, 'utf8')).toBe(chineseLexicon());
  });
});
