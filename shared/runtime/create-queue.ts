import { SQSClient } from '@aws-sdk/client-sqs';
import { createFolderQueue } from '../store/folder/folder-queue.ts';
import type { MessageQueue } from '../store/message-queue.ts';
import { createSqsQueue } from '../store/sqs/sqs-queue.ts';
import { EnvironmentError, parseEnvironment } from './environment.ts';
import { isRunning } from './executions.ts';

/**
 * The queue of drops, for the function that sends to it: SQS, or the folder's own.
 *
 * @throws {EnvironmentError}
 */
export function createQueue(env: Readonly<Record<string, string | undefined>>): MessageQueue {
  const { STRATA_FOLDER: folder, STRATA_QUEUE_URL: queueUrl } = parseEnvironment(env);
  if (folder !== undefined) return createFolderQueue(folder, isRunning);
  if (queueUrl === undefined)
    throw new EnvironmentError('STRATA_QUEUE_URL was expected in the environment of a function that sends.');
  return createSqsQueue(new SQSClient({}), queueUrl);
}
