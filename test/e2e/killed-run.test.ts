import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { readBytes } from '../../shared/store/read-json.ts';
import { connect, putDrop, startRun, timed, until, waitForDrop, waitForRun } from '../support/deploy-strata.ts';
import { emptyDeployment } from '../support/empty-deployment.ts';
import { openSideBySide, type PublishedRun, type SideBySide, shortDrops } from '../support/side-by-side.ts';

const first = '2011-01-01T00:00:00Z';
const second = '2011-01-20T00:00:00Z';

describe('a run that cannot score, since the state of the run before was deleted', () => {
  const deployment = connect(inject('stacks'));
  const { dynamodb: client, table, sfn } = deployment;
  const runs = createDynamoDbRunRecords({ client, table });
  let both: SideBySide;
  let published: PublishedRun;
  let state: Buffer;
  let failed: string;
  let killed: string;

  beforeAll(async () => {
    await emptyDeployment(deployment);
    both = await openSideBySide(deployment);
    await both.configure();
    for (const [source, file] of await shortDrops(both.folder)) {
      await waitForDrop(both.ledger, await putDrop(deployment, source, file));
      await both.local.drop(file, source);
    }
    published = (await both.run(first)).deployed;
    const key = bucketKeys.state(published.latest.run, 0);
    state = await readBytes(both.objects, key);
    await both.objects.delete([key]);
  });
  afterAll(() => both?.close());

  /** Runs whose models are learned, of which the cards are written last, so that they score next. */
  async function fittedRuns(): Promise<string[]> {
    const keys = (await Array.fromAsync(both.objects.list(bucketKeys.runs))).map(({ key }) => key);
    return keys.filter((key) => key.endsWith('/models/cards.json')).map((key) => key.split('/')[1] ?? '');
  }

  it('fails, says so in its record, and leaves the last good audiences as they were', async () => {
    const run = waitForRun(deployment, await startRun(deployment, { asOf: second }));
    await expect(timed('a run that fails in Score', () => run.catch((error: Error) => error.message))).resolves.toMatch(
      /FAILED/,
    );
    failed = (await fittedRuns()).find((name) => name !== published.latest.run) ?? '';
    expect(await runs.find(failed)).toMatchObject({ status: 'failed' });
    expect(await both.published()).toEqual(published);
  });

  it('is killed in Score, and leaves the last good audiences as they were', async () => {
    const executionArn = await startRun(deployment, { asOf: second });
    killed = await until('a third run to be fitted', 120, async () =>
      (await fittedRuns()).find((name) => name !== published.latest.run && name !== failed),
    );
    await sfn.send(new StopExecutionCommand({ executionArn, cause: 'drill' }));
    await expect(waitForRun(deployment, executionArn)).rejects.toThrow(/ABORTED/);
    expect(await runs.find(killed)).toMatchObject({ status: 'running' });
    expect(await both.published()).toEqual(published);
  });

  it('goes on, when the state is back, to what an undisturbed run comes to', async () => {
    await both.objects.write(bucketKeys.state(published.latest.run, 0), state);
    await timed('a killed run that is resumed', async () =>
      waitForRun(deployment, await startRun(deployment, { resume: killed })),
    );
    const undisturbed = await both.local.run({ asOf: second }, () => {});
    const resumed = await both.published();
    expect(resumed.latest.run).toBe(killed);
    expect(resumed.digests).toEqual(undisturbed.digests);
    expect(resumed.statistics.audiences.map(({ members }) => members)).toEqual(
      undisturbed.audiences.map(({ members }) => members),
    );
  });
});
