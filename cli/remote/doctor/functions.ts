import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ok, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { OpenStack } from '../open-stack.ts';

/** As many children as a Map of the workflow has at once, and ten drops. */
const wanted = 50;

/** Whether the account lets enough functions run at once. */
export async function functionFindings({ settings }: Pick<OpenStack, 'settings'>): Promise<Finding[]> {
  const client = new LambdaClient(settings);
  try {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    return [concurrencyFinding(AccountLimit?.ConcurrentExecutions, AccountLimit?.UnreservedConcurrentExecutions)];
  } finally {
    client.destroy();
  }
}

export function concurrencyFinding(quota: number | undefined, unreserved = quota): Finding {
  const name = 'Lambda concurrency';
  if (quota === undefined || unreserved === undefined) return ok(name, 'the account does not say');
  const has = `${quota} at once in this account and region, ${unreserved} of them not set aside`;
  if (unreserved >= wanted) return ok(name, has);
  return warning(
    name,
    `${has}; a run uses up to ${wanted}, and is slower with fewer`,
    'ask for more in Service Quotas: AWS Lambda, Concurrent executions',
  );
}
