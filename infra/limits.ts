import { Duration } from 'aws-cdk-lib';
import type { FunctionName } from '../shared/contracts/function-names.ts';

/** The longest that Lambda allows. A drop that needs more goes on in another invocation; a part of a run never should. */
export const functionTimeout = Duration.minutes(15);

/** A whole configuration is small. */
export const configurationTimeout = Duration.minutes(2);

/** How much work of one kind a function has in front of it at once, which its memory goes by. */
export const functionSizes = {
  'ingest-drop': 'ingest',
  'accept-configuration': 'control',
  'plan-run': 'control',
  'extract-segment': 'part',
  'digest-day': 'part',
  'route-evidence': 'part',
  'derive-features': 'part',
  'fit-models': 'whole',
  'score-part': 'part',
  'publish-audience': 'part',
  'snapshot-part': 'part',
  'finish-run': 'whole',
  'write-back': 'part',
} as const satisfies Record<FunctionName, string>;

export type FunctionSize = (typeof functionSizes)[FunctionName];

/** A message is hidden for six time-outs, as Lambda advises, so that a throttled poller does not hand it out twice. */
export const visibilityTimeout = (timeout: Duration): Duration => Duration.seconds(6 * timeout.toSeconds());
