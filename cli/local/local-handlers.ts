import type { Context } from 'aws-lambda';
import type { FunctionName } from '../../shared/contracts/function-names.ts';

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** As long as Lambda's longest invocation. */
const invocationMs = 15 * 60_000;

/**
 * Calls a Lambda's own handler in this process, as Lambda would. It is loaded at the first call, when the environment it reads is set.
 */
export async function invoke(name: FunctionName, event: unknown): Promise<unknown> {
  const { handler } = (await import(`../../functions/${name}/handler.ts`)) as { handler: Handler };
  return handler(event, lambdaContext(name));
}

function lambdaContext(functionName: string): Context {
  const endsAt = Date.now() + invocationMs;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '1769',
    awsRequestId: crypto.randomUUID(),
    logGroupName: functionName,
    logStreamName: functionName,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => endsAt - Date.now(),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/** An event of SQS with one message. */
export const sqsEvent = (body: string) => ({
  Records: [
    {
      messageId: crypto.randomUUID(),
      receiptHandle: 'local',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:local:000000000000:drops',
      awsRegion: 'local',
    },
  ],
});
