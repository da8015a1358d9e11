import type { TestProject } from 'vitest/node';
import { bootstrap, type DeployedStacks, deployStrata, synthesizeStrata, timed } from '../support/deploy-strata.ts';
import { startEndpoint } from '../support/ministack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stacks: DeployedStacks;
  }
}

/**
 * Starts the endpoint and deploys both stacks, for all files of the suite: they empty what they use, one after another. Ends the
 * endpoint at the end, unless it was given.
 */
export default async function deployOnce(project: TestProject): Promise<() => Promise<void>> {
  const endpoint = await timed('endpoint', startEndpoint);
  try {
    const assembly = await synthesizeStrata();
    await bootstrap(endpoint.url, assembly);
    project.provide('stacks', await deployStrata(endpoint.url, assembly));
    return endpoint.stop;
  } catch (error) {
    await endpoint.stop();
    throw error;
  }
}
