import { writeFile } from 'node:fs/promises';
import { compileKernel, kernelModule } from './kernel/compile-kernel.ts';

/** `npm run build:kernel`: compiles kernels/k-means and writes its bytes where the domain reads them. */
await writeFile(kernelModule.path, kernelModule.textOf(await compileKernel()));
