import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { charset, functionBundling, standIns } from '../infra/function-bundling.ts';
import type { FunctionName } from '../shared/contracts/function-names.ts';

/**
 * Bundles a function as `NodejsFunction` does at deployment, without a source map, into memory. Its metafile says which files are
 * in it.
 */
export function bundleFunction(name: FunctionName) {
  const { minify, target, mainFields, banner } = functionBundling;
  return build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [`functions/${name}/handler.ts`],
    outfile: 'index.mjs',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    minify,
    target,
    mainFields,
    charset,
    alias: standIns,
    banner: { js: banner },
    logLevel: 'error',
  });
}
