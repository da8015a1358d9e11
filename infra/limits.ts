import { Duration } from 'aws-cdk-lib';

/** The longest that Lambda allows. A drop that needs more goes on in another invocation; a part of a run never should. */
export const functionTimeout = Duration.minutes(15);

/** A whole configuration is small. */
export const configurationTimeout = Duration.minutes(2);

/** One full vCPU. */
export const memoryMegabytes = 1769;

/** A message is hidden for six time-outs, as Lambda advises, so that a throttled poller does not hand it out twice. */
export const visibilityTimeout = (timeout: Duration): Duration => Duration.seconds(6 * timeout.toSeconds());
