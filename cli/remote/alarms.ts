import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { alarmMeanings } from '../../shared/contracts/alarms.ts';
import type { StackStatus } from '../results/stack-status.ts';
import { resourcesOf } from './find-stack.ts';
import type { OpenStack } from './open-stack.ts';

const namesPerRequest = 100;

/** The alarms that the stacks made, and which of them are on. */
export async function stackAlarms({ clients, stack, settings }: OpenStack): Promise<StackStatus['alarms']> {
  const names = await resourcesOf(clients.cloudformation, stack.name, 'AWS::CloudWatch::Alarm');
  const client = new CloudWatchClient(settings);
  const on: StackStatus['alarms']['on'][number][] = [];
  try {
    for (let from = 0; from < names.length; from += namesPerRequest) {
      const request = { AlarmNames: names.slice(from, from + namesPerRequest) };
      for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, request))
        for (const { AlarmName = '', StateValue, StateUpdatedTimestamp, StateReason = '' } of MetricAlarms)
          if (StateValue === 'ALARM')
            on.push({
              name: AlarmName,
              since: StateUpdatedTimestamp?.toISOString() ?? null,
              ...described(AlarmName, stack.name, StateReason),
            });
    }
  } finally {
    client.destroy();
  }
  return { total: names.length, on: on.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

const runbook = 'docs/runbook.md';

/** What an alarm of Strata means and where the runbook has it; of another, what CloudWatch says. */
export function described(
  name: string,
  system: string,
  reason: string,
): Pick<StackStatus['alarms']['on'][number], 'meaning' | 'section'> {
  const alarm = name.slice(system.length + 1);
  const known = Object.entries(alarmMeanings).find(([key]) => name === `${system}-${key}`);
  return known === undefined
    ? { meaning: reason, section: runbook }
    : { meaning: known[1], section: `${runbook}#${alarm}` };
}
