import { execFile } from 'node:child_process';
import { readFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goodFolder, rule } from '../../support/broken-configuration.ts';

describe('strata validate', () => {
  const folder = goodFolder();
  const program = fileURLToPath(new URL('../../../cli/strata.ts', import.meta.url));
  const validate = (...argv: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, [program, 'validate', ...argv], (error, out) =>
        resolve({ code: error === null ? 0 : Number(error.code), out }),
      );
    });

  it('ends with 2 on a problem and shows its line, with 0 on none, and starts no database', async () => {
    expect(await validate('--folder', folder.path())).toEqual({ code: 0, out: '3 files, no problems.\n' });
    await folder.put('config/campaigns/vip.yaml', rule('tag("consumption.odrers") >= 2'));
    const { code, out } = await validate(folder.path(), '--json');
    expect({ code, ...JSON.parse(out) }).toEqual({
      code: 2,
      ok: false,
      notices: [],
      problems: [
        {
          file: 'config/campaigns/vip.yaml',
          line: 4,
          column: 15,
          length: 20,
          message: 'tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
          expected: expect.stringContaining('consumption.orders'),
        },
      ],
    });
    const told = await validate(folder.path('config'));
    expect(told.code).toBe(2);
    expect(told.out.split('\n').slice(0, 3)).toEqual([
      'config/campaigns/vip.yaml:4:15  tag("consumption.odrers") is not known; did you mean "consumption.orders"?',
      '  4 | audience: tag("consumption.odrers") >= 2',
      '    |               ^^^^^^^^^^^^^^^^^^^^',
    ]);
    const elsewhere = folder.path('shop settings');
    await rename(folder.path('config'), elsewhere);
    expect((await validate(elsewhere)).out.split('\n').slice(0, 3)).toEqual(told.out.split('\n').slice(0, 3));
    await expect(readFile(folder.path('.dynamodb', 'server.log'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
