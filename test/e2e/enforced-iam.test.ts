import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyAssembly, takeStatements, useOwnCredentials } from '../support/cloud-assembly.ts';
import {
  bootstrap,
  connect,
  type Deployment,
  deployStrata,
  startRun,
  timed,
  waitForRun,
} from '../support/deploy-strata.ts';
import { deadLetters, untilQuiet } from '../support/empty-deployment.ts';
import { type Endpoint, startMinistack } from '../support/ministack.ts';
import { openSideBySide, type SideBySide, shortDrops } from '../support/side-by-side.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** The endpoint is MiniStack also where `AWS_ENDPOINT_URL` names another: that one may not enforce what roles allow. */
describe('both stacks where a function may do only what its role allows', () => {
  let endpoint: Endpoint;
  let deployment: Deployment;
  let both: SideBySide;

  beforeAll(async () => {
    endpoint = await timed('endpoint that enforces roles', () =>
      startMinistack({ enforceIam: true, name: 'ministack-iam' }),
    );
    const assembly = await copyAssembly(inject('stacks').assembly, join(cache, 'cdk.iam'));
    await useOwnCredentials(assembly);
    // The endpoint is plain HTTP, which the policies of the queues and of the bucket would refuse.
    const refused = await takeStatements(
      assembly,
      'strata-state',
      ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
    );
    expect(refused).toBeGreaterThanOrEqual(5);
    await bootstrap(endpoint.url, assembly);
    deployment = connect(await deployStrata(endpoint.url, assembly));
    both = await openSideBySide(deployment);
  });
  afterAll(async () => {
    await both?.close();
    await endpoint?.stop();
  });

  it('come to the same profiles as a local folder', async () => {
    await both.configure();
    for (const [source, file] of await shortDrops(both.folder))
      expect((await both.drop(source, file)).deployed).toMatchObject({ status: 'done' });
    const { deployed, local } = await both.profileDigests();
    expect(deployed.profiles).toBeGreaterThan(100);
    expect(deployed).toEqual(local);
  });

  it('come to the same model and audiences', async () => {
    const { deployed, local } = await timed('run under enforced roles, here and there', () =>
      both.run('2011-01-01T00:00:00Z'),
    );
    expect(deployed.digests).toEqual(local.digests);
    await untilQuiet(deployment);
    expect(await deadLetters(deployment)).toEqual([0, 0]);
  });

  it('fail, and say at what, when a single grant is taken away; what is published stays', async () => {
    const before = await both.published();
    const assembly = await copyAssembly(deployment.assembly, join(cache, 'cdk.iam-less'));
    const taken = await takeStatements(
      assembly,
      'strata-jobs',
      ({ Action }, { Properties }) =>
        [Action].flat().includes('s3:PutObject') && JSON.stringify(Properties.Roles).includes('ScorePart'),
    );
    expect(taken).toBe(1);
    await deployStrata(endpoint.url, assembly);

    const run = timed('run without a grant', async () =>
      waitForRun(deployment, await startRun(deployment, { asOf: '2011-01-20T00:00:00Z' })),
    );
    await expect(run).rejects.toThrow(/AccessDenied/);
    expect(await both.published()).toEqual(before);
  });
});
