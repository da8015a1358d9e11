import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { alarmOf, measureQueue, queueNameOf } from '../support/alarm-drill.ts';
import { connect, putDrop, timed, until, waitForDrop } from '../support/deploy-strata.ts';
import { deadLetters, emptyDeployment, untilQuiet } from '../support/empty-deployment.ts';
import { canMoveMessages, moveMessages } from '../support/move-dead-letters.ts';
import { runbookCommands, runShell } from '../support/runbook.ts';
import { shortenVisibility } from '../support/short-visibility.ts';
import { fixtureDrops, openSideBySide, type SideBySide } from '../support/side-by-side.ts';

/** What fails whatever is done: nobody but a mistaken sender writes such a message. */
const nonsense = 'Is this queue on?';
const smallDrops = fixtureDrops.filter(([source]) => source !== 'shop');

describe('drops that cannot be applied, since no configuration was ever put', () => {
  const deployment = connect(inject('stacks'));
  const { sqs, dropQueueUrl, deadLetterUrls } = deployment;
  const deadUrl = deadLetterUrls[0] ?? '';
  let both: SideBySide;
  let restoreVisibility: () => Promise<void>;

  beforeAll(async () => {
    await emptyDeployment(deployment);
    both = await openSideBySide(deployment);
    restoreVisibility = await shortenVisibility(deployment, 1);
  });
  afterAll(async () => {
    await restoreVisibility?.();
    await both?.close();
  });

  const untilDead = (count: number) =>
    until(`${count} dead letters`, 120, async () => ((await deadLetters(deployment))[0] === count ? true : undefined));

  it('end among the dead letters after five failures, as does a message that is none of ours', async () => {
    for (const [source, file] of smallDrops) await putDrop(deployment, source, file);
    await sqs.send(new SendMessageCommand({ QueueUrl: dropQueueUrl, MessageBody: nonsense }));
    await timed('three dead letters', () => untilDead(smallDrops.length + 1));
    await untilQuiet(deployment);
    expect(await both.ledger.recent(10)).toEqual([]);
  });

  it('ring the alarm that watches their queue, which leads to the runbook', async () => {
    const quiet = await alarmOf(deployment, 'drop-dead-letters');
    expect(quiet).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: queueNameOf(deadUrl) }],
      AlarmDescription: expect.stringContaining('docs/runbook.md#drop-dead-letters'),
    });
    expect(quiet.StateValue).not.toBe('ALARM');
    expect(quiet.AlarmActions).toHaveLength(1);
    await measureQueue(deployment, deadUrl);
    await until('the alarm of dead letters to ring', 60, async () =>
      (await alarmOf(deployment, 'drop-dead-letters')).StateValue === 'ALARM' ? true : undefined,
    );
  });

  it('are shown by the command of the runbook', async () => {
    const commands = await runbookCommands('drop-dead-letters', '**Investigation.**');
    const shown = commands
      .split('\n')
      // What a function logs is not where it is on AWS: emulators name the groups of logs as they like.
      .filter((line) => !line.startsWith('logs '))
      .map((line) => line.replace('--visibility-timeout 60', '--visibility-timeout 1'));
    const said = await runShell(deployment, shown.join('\n'));
    expect(said).toMatch(/drops\/(?:crm|web)\/|Is this queue on/);
  });

  it('are applied once the cause is mended and the commands of the runbook hand them out again', async () => {
    await both.configure();
    const commands = await runbookCommands('drop-dead-letters', '**Resolution.**');
    expect(commands).toContain('aws sqs start-message-move-task --source-arn');
    const attributes = new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] });
    const { Attributes = {} } = await sqs.send(attributes);
    if (await canMoveMessages(sqs, Attributes.QueueArn ?? '')) await runShell(deployment, commands);
    else {
      console.log('e2e this endpoint moves no messages itself: the dead letters are received and sent again instead');
      await until('every dead letter to be handed out again', 120, async () => {
        await moveMessages(sqs, deadUrl, dropQueueUrl);
        return (await deadLetters(deployment))[0] === 0 ? true : undefined;
      });
    }

    for (const [source, file] of smallDrops) {
      const key = `drops/${source}/${file.split('/').at(-1)}`;
      expect(await waitForDrop(both.ledger, key)).toMatchObject({ status: 'done' });
      await both.local.drop(file, source);
    }
    const { deployed, local } = await both.profileDigests();
    expect(deployed.profiles).toBeGreaterThan(0);
    expect(deployed).toEqual(local);
  });

  it('leave the message that is none of ours there again', async () => {
    await untilDead(1);
    await untilQuiet(deployment);
  });
});
