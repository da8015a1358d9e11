import { readFile, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { goodFolder } from '../../support/broken-configuration.ts';

describe('a folder without a configuration', () => {
  const folder = goodFolder();

  it('has the problem that there is none, and nothing comes into force', async () => {
    await rm(folder.path('config', 'strata.yaml'));
    await folder.expectProblems('strata.yaml', ['1:1 there is no such file']);
    await folder.accept();
    await expect(readFile(folder.path('config-state/latest.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
