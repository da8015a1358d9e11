import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { environmentNames } from '../../shared/contracts/environment.ts';
import { createRuntime, type Runtime } from '../../shared/runtime/create-runtime.ts';
import type { RemotePlace } from '../place.ts';
import { type ClientSettings, clientSettings, pathStyle } from './client-settings.ts';
import { type DeployedStack, findStack } from './find-stack.ts';

/** A deployment with what talks to it. */
export interface OpenStack {
  readonly place: RemotePlace;
  readonly stack: DeployedStack;
  readonly runtime: Runtime;
  readonly clients: StackClients;
  /** For clients that few commands need. */
  readonly settings: ClientSettings;
}

export interface StackClients {
  readonly cloudformation: CloudFormationClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly sqs: SQSClient;
}

export function createClients(place: RemotePlace): StackClients {
  const settings = clientSettings(place);
  return {
    cloudformation: new CloudFormationClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: pathStyle(place) }),
    dynamodb: new DynamoDBClient(settings),
    sfn: new SFNClient(settings),
    sqs: new SQSClient(settings),
  };
}

/** Finds the stacks and opens bucket and table of them. @throws {CommandFailure} where they are not found */
export async function openStack(place: RemotePlace, clients: StackClients = createClients(place)): Promise<OpenStack> {
  const stack = await findStack(clients.cloudformation, place.stack);
  process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
  const environment = { [environmentNames.bucket]: stack.bucket, [environmentNames.table]: stack.table };
  const runtime = createRuntime(environment, clients);
  return { place, stack, runtime, clients, settings: clientSettings(place) };
}
