import type { RemotePlace } from '../../place.ts';
import { configurationFindings } from '../../queries/configuration-findings.ts';
import { type Check, look, problem } from '../../queries/finding.ts';
import type { DoctorResult, Finding } from '../../results/doctor.ts';
import { awsFailure } from '../aws-failure.ts';
import { clientSettings } from '../client-settings.ts';
import { createClients, type OpenStack, openStack } from '../open-stack.ts';
import { callerFindings } from './caller.ts';
import { functionFindings } from './functions.ts';
import { notificationFindings } from './notification.ts';
import { queueFindings } from './queues.ts';
import { runFindings } from './runs.ts';
import { stackFindings } from './stack.ts';
import { tableFindings } from './table.ts';

/**
 * Looks at a deployed stack and at what is needed to get at it, and changes nothing. Each thing is looked at by itself; without
 * credentials, or without the stack, what needs them is passed over.
 */
export async function examineStack(place: RemotePlace): Promise<DoctorResult> {
  const settings = clientSettings(place);
  const findings: Finding[] = [];
  const add = async (check: Check) => {
    const found = await lookAt(check, place);
    findings.push(...found);
    return found.every(({ status }) => status !== 'problem');
  };
  if (await add({ name: 'credentials', look: () => callerFindings(settings) })) {
    const clients = createClients(place);
    let open: OpenStack | undefined;
    const find = async () => {
      open = await openStack(place, clients);
      return stackFindings(open.stack);
    };
    await add({ name: 'stack', look: find });
    if (open !== undefined) for (const check of checksOf(open)) await add(check);
    for (const client of Object.values(clients)) client.destroy();
  }
  return { ok: findings.every(({ status }) => status !== 'problem'), findings };
}

const checksOf = (open: OpenStack): readonly Check[] => [
  { name: 'notification', look: () => notificationFindings(open) },
  {
    name: 'configuration',
    look: () =>
      configurationFindings(open.runtime.objects, {
        soon: 'accept-configuration takes them up within seconds',
        next: `put config/strata.yaml into s3://${open.stack.bucket}/config/`,
      }),
  },
  { name: 'queue', look: () => queueFindings(open) },
  { name: 'runs', look: () => runFindings(open, Date.now()) },
  { name: 'functions', look: () => functionFindings(open) },
  { name: 'table', look: () => tableFindings(open, Date.now()) },
];

/** What AWS refused is told as any command tells it. */
function lookAt(check: Check, place: RemotePlace): Promise<readonly Finding[]> {
  return look({
    ...check,
    look: async () => {
      try {
        return await check.look();
      } catch (error) {
        const failure = awsFailure(error, place) ?? error;
        const { message, hint } = failure as { readonly message?: string; readonly hint?: string };
        if (hint === undefined) throw failure;
        return [problem(check.name, message ?? String(failure), hint)];
      }
    },
  });
}
