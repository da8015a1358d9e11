import { hostname } from 'node:os';
import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient } from '@aws-sdk/client-sfn';

/** Name of an execution on this machine, by which others see whether it still runs. */
export const localExecution = (name: string): string => `local:${hostname()}:${process.pid}:${name}`;

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether an execution goes on. A local one does while its process lives; one of another machine, or an earlier one of this very
 * process, does not. Any other holder is the ARN of a Step Functions execution.
 */
export async function isAlive(holder: string): Promise<boolean> {
  if (!holder.startsWith('local:')) return isExecutionRunning(holder);
  const [, host, pid] = holder.split(':');
  return host === hostname() && Number(pid) !== process.pid && isRunning(Number(pid));
}

async function isExecutionRunning(executionArn: string): Promise<boolean> {
  const client = new SFNClient({});
  try {
    return await isRunningExecution(client, executionArn);
  } finally {
    client.destroy();
  }
}

/** Whether an execution of Step Functions goes on; one that is not known does not. */
export async function isRunningExecution(client: SFNClient, executionArn: string): Promise<boolean> {
  try {
    return (await client.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING';
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return false;
    throw error;
  }
}
