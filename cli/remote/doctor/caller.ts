import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ok, problem } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import type { ClientSettings } from '../client-settings.ts';

/** Signatures of AWS are void when they are five minutes off. */
const mostSkewMs = 5 * 60_000;

/** Whether the credentials are good, of which account and region, and how far this machine's clock is off that of AWS. */
export async function callerFindings(settings: ClientSettings): Promise<Finding[]> {
  const client = new STSClient(settings);
  let serverDate: string | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      serverDate = (result.response as { readonly headers?: Readonly<Record<string, string>> }).headers?.date;
      return result;
    },
    { step: 'deserialize', name: 'serverDate', priority: 'low' },
  );
  try {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    const region = await client.config.region();
    return [ok('credentials', `account ${Account}, region ${region}`), ...clockFindings(serverDate, Date.now())];
  } finally {
    client.destroy();
  }
}

/** @param serverDate as in the `Date` header of an answer; nothing is said without one */
export function clockFindings(serverDate: string | undefined, now: number): Finding[] {
  const server = Date.parse(serverDate ?? '');
  if (Number.isNaN(server)) return [];
  const seconds = Math.round((now - server) / 1000);
  if (Math.abs(now - server) <= mostSkewMs) return [ok('clock', `within ${Math.abs(seconds)} s of that of AWS`)];
  return [
    problem(
      'clock',
      `${Math.abs(Math.round(seconds / 60))} minutes ${seconds > 0 ? 'ahead of' : 'behind'} that of AWS`,
      'set the clock of this machine, or let it be set by network time',
    ),
  ];
}
