import { rm } from 'node:fs/promises';
import { afterEach } from 'vitest';
import { branchOf } from './run-outcome.ts';
import type { World } from './world.ts';

/** To be called once in a test file: a function that copies a world, for one test each. */
export function branches(): (world: World) => Promise<World> {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  return async (world) => {
    const copy = await branchOf(world);
    folders.push(copy.folder);
    return copy;
  };
}
