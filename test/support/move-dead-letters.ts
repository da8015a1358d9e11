import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';

/** Whether the endpoint knows the action by which dead letters are handed out again; MiniStack does not. */
export async function canMoveMessages(sqs: SQSClient, deadLetterArn: string): Promise<boolean> {
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterArn }));
    return true;
  } catch (error) {
    if (
      error instanceof Error &&
      /InvalidAction|not (?:valid|implemented|supported)/i.test(`${error.name} ${error.message}`)
    )
      return false;
    throw error;
  }
}

/** Does what a move task does, one message after another. Gives back how many there were. */
export async function moveMessages(sqs: SQSClient, from: string, to: string): Promise<number> {
  for (let moved = 0; ; moved++) {
    const { Messages: [message] = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: from }));
    if (message === undefined) return moved;
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: message.Body ?? '' }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle ?? '' }));
  }
}
