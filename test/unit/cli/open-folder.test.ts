import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../../cli/local/open-folder.ts';

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'strata-open-folder-'));
});

afterEach(() => {
  rmSync(place, { recursive: true });
});

describe('openFolder(path)', () => {
  it('says of a folder that cannot be made or written what to do', async () => {
    const file = join(place, 'file');
    writeFileSync(file, '');
    const folder = join(file, 'shop');
    await expect(openFolder(folder)).rejects.toMatchObject({
      name: 'FolderNotWritableError',
      message: `The folder ${folder} was expected to be writable, and is not.`,
      hint: `strata doctor --folder ${folder}   says what keeps it from being written`,
    });
  });
});
