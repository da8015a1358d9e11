import { CommandFailure } from '../command-failure.ts';
import type { RemotePlace } from '../place.ts';

const expired = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'TokenProviderError',
  'RequestExpired',
  'ExpiredTokenError',
]);
const unknownKeys = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'AuthFailure',
  'IncompleteSignature',
]);
const denied = new Set(['AccessDenied', 'AccessDeniedException', 'Forbidden', '403', 'UnauthorizedOperation']);
const throttled = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'SlowDown']);
const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimeoutError']);

/**
 * What the AWS SDK refused, as something a person can act on: its own message where nothing better is known, never a name of a person
 * or role. `undefined` for an error that is none of the SDK's.
 */
export function awsFailure(error: unknown, place: RemotePlace): CommandFailure | undefined {
  if (error instanceof CommandFailure) return undefined;
  for (const cause of causesOf(error)) {
    const failure = explain(cause, place);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function explain(error: Error, place: RemotePlace): CommandFailure | undefined {
  const { name, message } = error;
  const { code } = error as { readonly code?: string };
  const login = place.profile === undefined ? 'aws sso login' : `aws sso login --profile ${place.profile}`;
  const fail = (failureName: string, text: string, hint: string, exitCode: 1 | 2 = 2) =>
    new CommandFailure(text, { name: failureName, exitCode, hint });

  if (
    expired.has(name) ||
    /token (included in the request )?(is|has) expired|SSO session.*(expired|invalid)/i.test(message)
  )
    return fail('CredentialsExpiredError', 'The AWS credentials have expired.', login);
  if (
    name === 'CredentialsProviderError' ||
    /^Could not load credentials|Resolved credential object is not valid/.test(message)
  )
    return fail(
      'NoCredentialsError',
      place.profile === undefined
        ? 'No AWS credentials were found.'
        : `No AWS credentials were found for the profile "${place.profile}".`,
      `${login}, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
    );
  if (unknownKeys.has(name))
    return fail(
      'CredentialsRefusedError',
      'AWS does not know the credentials, or their secret is another.',
      'aws sts get-caller-identity   tries the same credentials; see --profile and AWS_PROFILE',
    );
  if (name === 'RequestTimeTooSkewed')
    return fail(
      'ClockSkewError',
      'The clock of this machine is more than five minutes off, and AWS refuses its requests.',
      'set the clock, or let it be set by network time',
    );
  if (denied.has(name)) return deniedFailure(message, fail);
  if (/^Region is missing/.test(message))
    return fail('NoRegionError', 'No AWS region is set.', '--region eu-west-1, or set AWS_REGION');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /Invalid region/i.test(message))
    return noHost(error, place, fail);
  if (unreachable.has(code ?? name))
    return fail(
      'EndpointUnreachableError',
      place.endpoint === undefined
        ? 'AWS does not answer.'
        : `Nothing answers at ${place.endpoint}${code === 'ECONNREFUSED' ? ': the connection was refused' : ''}.`,
      place.endpoint === undefined
        ? 'see whether this machine reaches the internet, and AWS_ENDPOINT_URL'
        : 'start the emulator, or give the address it listens at',
    );
  if (throttled.has(name))
    return fail('ThrottledError', `AWS is asked too often: ${name}.`, 'try again in a minute', 1);
  if (name === 'NoSuchBucket' || name === 'ResourceNotFoundException' || name === 'StateMachineDoesNotExist')
    return fail(
      'StackIncompleteError',
      `The stack ${place.stack} names something that is not there any more (${name}).`,
      `strata doctor --stack ${place.stack}   says what; npx cdk deploy --all   makes it again`,
    );
  if (name === 'QueueDoesNotExist' || name.endsWith('QueueDoesNotExist'))
    return fail('StackIncompleteError', 'A queue of the stack is not there any more.', 'npx cdk deploy --all');
  return undefined;
}

type Fail = (name: string, text: string, hint: string) => CommandFailure;

/** Who was refused is left out: it is the name of a person as often as not. */
function deniedFailure(message: string, fail: Fail): CommandFailure {
  const [, action] = /not authorized to perform:? ([\w-]+:\w+)/.exec(message) ?? [];
  const [, resource] = /on resource:? "?(arn:[^\s"]+)/.exec(message) ?? [];
  return fail(
    'AccessDeniedError',
    action === undefined
      ? 'AWS does not allow these credentials to do this.'
      : `AWS does not allow these credentials ${action}${resource === undefined ? '' : ` on ${resource}`}.`,
    action === undefined
      ? 'docs/guides/remote.md lists the rights that are needed'
      : `ask who manages the account for ${action}; docs/guides/remote.md lists all rights that are needed`,
  );
}

function noHost(error: Error, { endpoint, region }: RemotePlace, fail: Fail): CommandFailure {
  const [, host = ''] = /(?:ENOTFOUND|EAI_AGAIN) (\S+)/.exec(error.message) ?? [];
  if (endpoint !== undefined)
    return fail('EndpointUnreachableError', `There is no host "${host}".`, 'give the address the emulator listens at');
  const [, named] = /\.([a-z0-9-]+)\.amazonaws\.com/.exec(host) ?? [];
  return fail(
    'NoRegionError',
    `There is no AWS region "${region ?? named ?? host}", or this machine does not reach the internet.`,
    '--region eu-west-1, or set AWS_REGION',
  );
}

/** The error and what it was caused by, the outermost first; of several at once, each. */
function* causesOf(error: unknown): Generator<Error> {
  for (let at = error; at instanceof Error; at = at.cause) {
    yield at;
    if (at instanceof AggregateError) for (const each of at.errors) if (each instanceof Error) yield each;
  }
}
