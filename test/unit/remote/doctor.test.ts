import { GetBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { clockFindings } from '../../../cli/remote/doctor/caller.ts';
import { concurrencyFinding } from '../../../cli/remote/doctor/functions.ts';
import { notificationFindings } from '../../../cli/remote/doctor/notification.ts';
import { lastRunFinding } from '../../../cli/remote/doctor/runs.ts';
import { stackFindings } from '../../../cli/remote/doctor/stack.ts';
import type { OpenStack } from '../../../cli/remote/open-stack.ts';
import type { RunRecord } from '../../../shared/store/run-records.ts';

const now = Date.parse('2026-11-23T14:00:00Z');

describe('clockFindings(serverDate, now)', () => {
  it.each([
    ['Mon, 23 Nov 2026 14:00:20 GMT', 'ok', 'within 20 s'],
    ['Mon, 23 Nov 2026 13:55:00 GMT', 'ok', 'within 300 s'],
    ['Mon, 23 Nov 2026 13:50:00 GMT', 'problem', '10 minutes ahead of'],
    ['Mon, 23 Nov 2026 15:00:00 GMT', 'problem', '60 minutes behind'],
  ])('when AWS says %s is %s', (date, status, message) => {
    expect(clockFindings(date, now)).toMatchObject([{ status, message: expect.stringContaining(message) }]);
  });

  it('says nothing without a date', () => {
    expect(clockFindings(undefined, now)).toEqual([]);
  });
});

describe('stackFindings(stack, program)', () => {
  const stack = { name: 'shop', version: '0.1.0' } as OpenStack['stack'];
  const statusOf = (state: string, version = '0.1.0') =>
    stackFindings({ ...stack, states: { 'shop-jobs': state } }, version).map(({ status }) => status);

  it.each([
    ['CREATE_COMPLETE', 'ok'],
    ['UPDATE_ROLLBACK_COMPLETE', 'ok'],
    ['UPDATE_IN_PROGRESS', 'warning'],
    ['UPDATE_ROLLBACK_FAILED', 'problem'],
    ['ROLLBACK_COMPLETE', 'problem'],
  ])('takes %s for %s', (state, expected) => {
    expect(statusOf(state)).toEqual([expected, 'ok']);
  });

  it('takes another version for a problem', () => {
    expect(statusOf('CREATE_COMPLETE', '0.2.0')).toEqual(['ok', 'problem']);
  });
});

describe('notificationFindings(open)', () => {
  const s3 = new S3Client({ region: 'eu-west-1' });
  const mock = mockClient(s3);
  afterEach(() => mock.reset());
  const find = () =>
    notificationFindings({ clients: { s3 }, stack: { bucket: 'b', name: 'shop' } } as unknown as OpenStack);
  const queue = (Value: string) => ({
    QueueArn: 'q',
    Events: ['s3:ObjectCreated:*' as const],
    Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value }] } },
  });

  it('is content with queues that hear of both prefixes, or with EventBridge', async () => {
    const answer = mock.on(GetBucketNotificationConfigurationCommand);
    answer.resolves({ QueueConfigurations: [queue('drops/'), queue('config/')] });
    expect(await find()).toMatchObject([{ status: 'ok' }]);
    answer.resolves({ EventBridgeConfiguration: {} });
    expect(await find()).toMatchObject([{ status: 'ok' }]);
  });

  it('names the prefix that nobody hears of', async () => {
    mock.on(GetBucketNotificationConfigurationCommand).resolves({ QueueConfigurations: [queue('config/')] });
    expect(await find()).toMatchObject([
      {
        status: 'problem',
        message: expect.stringContaining('put under drops/:'),
        next: expect.stringContaining('cdk deploy'),
      },
    ]);
  });
});

describe('concurrencyFinding(quota, unreserved)', () => {
  it.each([
    [1000, 990, 'ok'],
    [10, 10, 'warning'],
    [60, 49, 'warning'],
  ])('takes %s at once, %s of them free, for %s', (quota, unreserved, status) => {
    expect(concurrencyFinding(quota, unreserved).status).toBe(status);
  });
});

describe('lastRunFinding(record, isAlive, schedule, now)', () => {
  const day = 86_400_000;
  const schedule = { expression: 'cron(0 3 * * ? *)', timeZone: 'UTC', enabled: true };
  const run = (status: RunRecord['status'], startedAt = now): RunRecord => ({
    run: 'r',
    asOf: '',
    status,
    holder: 'h',
    startedAt,
    failure: 'States.Timeout',
  });

  it.each([
    ['none', undefined, false, schedule, 'warning'],
    ['done today', run('done'), false, schedule, 'ok'],
    ['done three days ago, with a schedule', run('done', now - 3 * day), false, schedule, 'warning'],
    ['done three days ago, by hand', run('done', now - 3 * day), false, null, 'ok'],
    ['failed', run('failed'), false, schedule, 'problem'],
    ['going on', run('running'), true, schedule, 'ok'],
    ['recorded as running, its execution gone', run('running'), false, schedule, 'problem'],
  ] as const)('of a last run that is %s', (_, record, isAlive, planned, status) => {
    expect(lastRunFinding(record, isAlive, planned, now).status).toBe(status);
  });
});
