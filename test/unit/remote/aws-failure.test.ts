import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../cli/command-failure.ts';
import { awsFailure } from '../../../cli/remote/aws-failure.ts';
import { ObjectStoreError } from '../../../shared/store/object-store-error.ts';

const named = (name: string, message = '', more: object = {}) => Object.assign(new Error(message), { name, ...more });
const place = { stack: 'strata' };

describe('awsFailure(error, place)', () => {
  it.each([
    ['CredentialsProviderError', 'Could not load credentials from any providers', 'NoCredentialsError'],
    ['ExpiredTokenException', 'The security token included in the request is expired', 'CredentialsExpiredError'],
    ['ExpiredToken', 'The provided token has expired.', 'CredentialsExpiredError'],
    [
      'CredentialsProviderError',
      'Error when token is refreshed: The SSO session associated with this profile has expired',
      'CredentialsExpiredError',
    ],
    ['InvalidClientTokenId', 'The security token included in the request is invalid.', 'CredentialsRefusedError'],
    ['SignatureDoesNotMatch', 'The request signature we calculated does not match', 'CredentialsRefusedError'],
    ['RequestTimeTooSkewed', 'The difference between the request time', 'ClockSkewError'],
    ['Error', 'Region is missing', 'NoRegionError'],
    ['NoSuchBucket', 'The specified bucket does not exist', 'StackIncompleteError'],
    ['ResourceNotFoundException', 'Requested resource not found', 'StackIncompleteError'],
  ])('tells of %s (%s) as %s, with exit code 2 and a next step', (name, message, expected) => {
    const failure = awsFailure(named(name, message), place);
    expect(failure).toMatchObject({ name: expected, exitCode: 2 });
    expect(failure?.hint).toMatch(/\S/);
  });

  it('names the profile that has no credentials', () => {
    const failure = awsFailure(named('CredentialsProviderError'), { ...place, profile: 'shop' });
    expect(failure?.message).toBe('No AWS credentials were found for the profile "shop".');
    expect(failure?.hint).toContain('aws sso login --profile shop');
  });

  it('says which action on what was denied, and not to whom', () => {
    const message =
      'User: arn:aws:iam::111122223333:user/ann.smith is not authorized to perform: s3:GetObject on resource: ' +
      '"arn:aws:s3:::strata-state-data/runs/latest.json" because no identity-based policy allows the s3:GetObject action';
    const failure = awsFailure(named('AccessDenied', message), place);
    expect(failure?.message).toBe(
      'AWS does not allow these credentials s3:GetObject on arn:aws:s3:::strata-state-data/runs/latest.json.',
    );
    expect(`${failure?.message} ${failure?.hint}`).not.toContain('ann.smith');
    expect(awsFailure(named('AccessDenied', 'Access Denied'), place)?.message).toBe(
      'AWS does not allow these credentials to do this.',
    );
  });

  it('tells a region that does not exist from an endpoint that does not', () => {
    const noHost = (host: string) => named('Error', `getaddrinfo ENOTFOUND ${host}`, { code: 'ENOTFOUND' });
    expect(awsFailure(noHost('cloudformation.eu-west-9.amazonaws.com'), place)?.message).toContain(
      'There is no AWS region "eu-west-9"',
    );
    expect(awsFailure(noHost('nowhere'), { ...place, endpoint: 'http://nowhere:4566' })).toMatchObject({
      name: 'EndpointUnreachableError',
      message: 'There is no host "nowhere".',
    });
  });

  it('finds what several addresses refused at once, and what an adapter wrapped', () => {
    const refused = named('Error', 'connect ECONNREFUSED 127.0.0.1:9', { code: 'ECONNREFUSED' });
    const endpoint = 'http://localhost:9';
    expect(awsFailure(new AggregateError([refused]), { ...place, endpoint })?.message).toBe(
      `Nothing answers at ${endpoint}: the connection was refused.`,
    );
    const wrapped = new ObjectStoreError('read', 'bucket', { cause: named('AccessDenied', 'Access Denied') });
    expect(awsFailure(wrapped, place)?.name).toBe('AccessDeniedError');
  });

  it('leaves alone what is not of the SDK, and what was said already', () => {
    expect(awsFailure(new RangeError('x'), place)).toBeUndefined();
    expect(awsFailure(new CommandFailure('x'), place)).toBeUndefined();
    expect(awsFailure('x', place)).toBeUndefined();
  });
});
