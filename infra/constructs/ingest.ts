import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentNames } from '../../shared/contracts/environment.ts';
import { functionTimeout } from '../limits.ts';
import { type FunctionSettings, type Storage, StrataFunction } from './strata-function.ts';

export interface IngestProps {
  readonly storage: Storage;
  readonly settings: FunctionSettings;
  readonly queue: IQueue;
  /** How many drops are worked on at once, 2 to 1,000. */
  readonly concurrency: number;
  /** Whether that many invocations are set aside in the account. */
  readonly reserveConcurrency: boolean;
}

/** Drops to profiles. A flood of drops waits in the queue: it takes no more than its share of the account's concurrency. */
export class Ingest extends Construct {
  readonly function: StrataFunction;

  constructor(
    scope: Construct,
    id: string,
    { storage, settings, queue, concurrency, reserveConcurrency }: IngestProps,
  ) {
    super(scope, id);
    this.function = new StrataFunction(this, 'IngestDrop', {
      name: 'ingest-drop',
      storage,
      settings,
      reservedConcurrency: reserveConcurrency ? concurrency : undefined,
      environment: {
        [environmentNames.queueUrl]: queue.queueUrl,
        [environmentNames.leaseSeconds]: String(functionTimeout.toSeconds()),
      },
    });
    const { lambda } = this.function;
    queue.grantSendMessages(lambda);
    // One message an invocation: a drop may take all the time there is. The limit here is what keeps messages from being throttled.
    lambda.addEventSource(
      new SqsEventSource(queue, { batchSize: 1, maxConcurrency: concurrency, reportBatchItemFailures: true }),
    );
  }
}
