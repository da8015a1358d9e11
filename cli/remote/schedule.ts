import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { StackStatus } from '../results/stack-status.ts';
import { resourcesOf } from './find-stack.ts';
import type { OpenStack } from './open-stack.ts';

/** When runs start by themselves; `null` where the stack was deployed without a schedule. */
export async function stackSchedule({ clients, stack, settings }: OpenStack): Promise<StackStatus['schedule']> {
  const [id] = await resourcesOf(clients.cloudformation, stack.name, 'AWS::Scheduler::Schedule');
  if (id === undefined) return null;
  const client = new SchedulerClient(settings);
  try {
    // CloudFormation's id of a schedule in a group of its own is <group>|<name>.
    const [Name = id, GroupName] = id.split('|').reverse();
    const schedule = await client.send(new GetScheduleCommand({ Name, GroupName }));
    return {
      expression: schedule.ScheduleExpression ?? '',
      timeZone: schedule.ScheduleExpressionTimezone ?? 'UTC',
      enabled: schedule.State !== 'DISABLED',
    };
  } finally {
    client.destroy();
  }
}
