import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../../shared/contracts/function-names.ts';

/** What a function carries is read at every cold start. */
const mostBytes = 1024 * 1024;

/** As `strata-function.ts` has it bundled. */
async function bundledBytes(name: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../../functions/${name}/handler.ts`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

describe('the bundle of a function', () => {
  it.each(functionNames)('%s is at most a MiB', async (name) => {
    const bytes = await bundledBytes(name);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
    expect(bytes).toBeGreaterThan(100_000);
  });
});
