import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * WebAssembly has 128-bit vectors and shared memory in all engines that run Node 24; neither relaxed vectors nor fused multiplication
 * are allowed, whose results differ from processor to processor.
 */
const options = [
  ...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--sharedMemory', '--maximumMemory', '65536'],
];

/** The bytes of kernels/k-means, the same on every machine. @throws {Error} with what the compiler says */
export async function compileKernel(): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await main(
    ['k-means/index.ts', '--baseDir', at('kernels'), '--outFile', 'k-means.wasm', ...options],
    {
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') bytes = contents;
      },
    },
  );
  if (error !== null || bytes === undefined) throw new Error(`kernels/k-means was expected to compile.\n${stderr}`);
  return bytes;
}

/** The TypeScript module that holds the compiled bytes. */
export const kernelModule = {
  path: at('shared/domain/clusters/kernel-bytes.ts'),
  textOf: (bytes: Uint8Array): string =>
    [
      '/** kernels/k-means, compiled by `npm run build:kernel`: WebAssembly in base64. */',
      'export const kernelBytes =',
      `  '${Buffer.from(bytes).toString('base64')}';`,
      '',
    ].join('\n'),
};
