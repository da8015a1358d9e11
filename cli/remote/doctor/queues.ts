import { ok, problem, warning } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';
import { stackAlarms } from '../alarms.ts';
import type { OpenStack } from '../open-stack.ts';
import { queueDepth } from '../queue-depth.ts';

const many = 1_000;

/** What waits, what failed for good, and which alarms are on. */
export async function queueFindings(open: OpenStack): Promise<Finding[]> {
  const { clients, stack } = open;
  const queue = await queueDepth(clients.sqs, stack.dropQueueUrl);
  const waits = `${queue.waiting} waiting, ${queue.inFlight} being worked on`;
  return [
    queue.waiting > many
      ? warning(
          'queue',
          waits,
          'see whether it shrinks; docs/runbook.md has a section on the age of the oldest message',
        )
      : ok('queue', waits),
    deadFinding('dead letters of drops', await queueDepth(clients.sqs, stack.deadLetters.drops)),
    deadFinding('dead letters of configuration', await queueDepth(clients.sqs, stack.deadLetters.configuration)),
    ...(await alarmFindings(open)),
  ];
}

function deadFinding(
  name: string,
  { waiting, inFlight }: { readonly waiting: number; readonly inFlight: number },
): Finding {
  const count = waiting + inFlight;
  if (count === 0) return ok(name, 'none');
  return problem(
    name,
    `${count} ${count === 1 ? 'message' : 'messages'} failed again and again`,
    'docs/runbook.md says how to see why and to bring them back',
  );
}

async function alarmFindings(open: OpenStack): Promise<Finding[]> {
  const { total, on } = await stackAlarms(open);
  if (total === 0)
    return [warning('alarms', 'none are set', 'npx cdk deploy --all   with the newest version sets them')];
  if (on.length === 0) return [ok('alarms', `none of ${total} on`)];
  return on.map(({ name, meaning, section }) => problem(`alarm ${name}`, meaning, section));
}
