import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { statusResult } from '../queries/status-result.ts';
import type { StackStatus } from '../results/stack-status.ts';
import type { StatusResult } from '../results.ts';
import { stackAlarms } from './alarms.ts';
import type { OpenStack } from './open-stack.ts';
import { queueDepth } from './queue-depth.ts';
import { stackSchedule } from './schedule.ts';

/** The last drops and runs, and what waits, is on or went wrong in the account. Profiles are DynamoDB's estimate, hours old. */
export async function stackStatus(open: OpenStack): Promise<StatusResult> {
  const { clients, stack, runtime } = open;
  const [queue, drops, configuration, alarms, schedule, lastExecution, estimate] = await Promise.all([
    queueDepth(clients.sqs, stack.dropQueueUrl),
    queueDepth(clients.sqs, stack.deadLetters.drops),
    queueDepth(clients.sqs, stack.deadLetters.configuration),
    stackAlarms(open),
    stackSchedule(open),
    newestExecution(open),
    runtime.profiles.estimate(),
  ]);
  const deadLetters = { drops: drops.waiting, configuration: configuration.waiting };
  const counted = { deadLetters: deadLetters.drops + deadLetters.configuration, profiles: estimate.profiles };
  return {
    ...(await statusResult(runtime, counted)),
    stack: { name: stack.name, version: stack.version ?? null, queue, deadLetters, alarms, schedule, lastExecution },
  };
}

async function newestExecution({ clients, stack }: OpenStack): Promise<StackStatus['lastExecution']> {
  const { executions = [] } = await clients.sfn.send(
    new ListExecutionsCommand({ stateMachineArn: stack.workflowArn, maxResults: 1 }),
  );
  const [last] = executions;
  if (last === undefined) return null;
  return {
    name: last.name ?? '',
    status: last.status ?? '',
    startedAt: last.startDate?.toISOString() ?? '',
    stoppedAt: last.stopDate?.toISOString() ?? null,
  };
}
