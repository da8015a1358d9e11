import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configurationTimeout } from '../limits.ts';
import { type FunctionSettings, type Storage, StrataFunction } from './strata-function.ts';

export interface ConfigurationCheckProps {
  readonly storage: Storage;
  readonly settings: FunctionSettings;
  readonly queue: IQueue;
}

/** Configuration put under `config/` to the configuration in force. Files put together are read together. */
export class ConfigurationCheck extends Construct {
  readonly function: StrataFunction;

  constructor(scope: Construct, id: string, { storage, settings, queue }: ConfigurationCheckProps) {
    super(scope, id);
    this.function = new StrataFunction(this, 'AcceptConfiguration', {
      name: 'accept-configuration',
      storage,
      settings,
      timeout: configurationTimeout,
    });
    this.function.lambda.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, maxBatchingWindow: Duration.seconds(2), maxConcurrency: 2 }),
    );
  }
}
