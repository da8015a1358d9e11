import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { OpenStack } from '../open-stack.ts';

const dayMs = 86_400_000;

/** Whether the table is there and protected, and whether DynamoDB turned requests away in the last day. */
export async function tableFindings(open: OpenStack, now: number): Promise<Finding[]> {
  const { clients, stack } = open;
  const { Table } = await clients.dynamodb.send(new DescribeTableCommand({ TableName: stack.table }));
  const status = Table?.TableStatus ?? 'unknown';
  const state =
    status === 'ACTIVE' || status === 'UPDATING'
      ? ok('table', `${stack.table}, ${status.toLowerCase()}`)
      : problem('table', `${stack.table} is ${status.toLowerCase()}`, 'docs/runbook.md says how to restore it');
  return [state, await throttleFinding(open, now)];
}

async function throttleFinding({ settings, stack }: OpenStack, now: number): Promise<Finding> {
  const client = new CloudWatchClient(settings);
  const sum = async (MetricName: string) => {
    const { Datapoints = [] } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/DynamoDB',
        MetricName,
        Dimensions: [{ Name: 'TableName', Value: stack.table }],
        StartTime: new Date(now - dayMs),
        EndTime: new Date(now),
        Period: 3600,
        Statistics: ['Sum'],
      }),
    );
    return Datapoints.reduce((total, { Sum = 0 }) => total + Sum, 0);
  };
  try {
    const [reads, writes] = [await sum('ReadThrottleEvents'), await sum('WriteThrottleEvents')];
    if (reads + writes === 0) return ok('throttling', 'none in the last 24 hours');
    return warning(
      'throttling',
      `DynamoDB turned away ${reads} reads and ${writes} writes in the last 24 hours, which were tried again`,
      'none while drops and runs get through; docs/runbook.md has a section on throttling',
    );
  } finally {
    client.destroy();
  }
}
