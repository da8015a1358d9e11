import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { findStack, resourcesOf } from '../../../cli/remote/find-stack.ts';
import { compareVersions, requireVersion } from '../../../cli/remote/require-version.ts';

const region = 'eu-west-1';
const client = new CloudFormationClient({ region });
const mock = mockClient(client);
afterEach(() => mock.reset());

const absent = Object.assign(new Error('Stack with id shop-state does not exist'), { name: 'ValidationError' });
const stack = (StackName: string, outputs: Readonly<Record<string, string>> = {}): Stack => ({
  StackName,
  CreationTime: new Date(0),
  StackStatus: 'UPDATE_COMPLETE',
  Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
});

const stateOutputs = {
  BucketName: 'bucket',
  TableName: 'table',
  DropQueueUrl: 'https://sqs/drops',
  DropDeadLettersUrl: 'https://sqs/dead',
  ConfigurationDeadLettersUrl: 'https://sqs/configuration-dead',
};
const jobsOutputs = { WorkflowArn: 'arn:workflow', Version: '0.1.0' };

/** The region has these stacks. */
function deployed(...stacks: readonly Stack[]): void {
  mock.on(DescribeStacksCommand).callsFake(({ StackName }: { StackName?: string }) => {
    if (StackName === undefined) return { Stacks: stacks };
    const found = stacks.find((each) => each.StackName === StackName);
    if (found === undefined) throw absent;
    return { Stacks: [found] };
  });
}

describe('findStack(client, name)', () => {
  it('reads bucket, table, workflow, queues and version from the outputs of both stacks', async () => {
    deployed(stack('shop-state', stateOutputs), stack('shop-jobs', jobsOutputs));
    expect(await findStack(client, 'shop')).toEqual({
      name: 'shop',
      version: '0.1.0',
      states: { 'shop-state': 'UPDATE_COMPLETE', 'shop-jobs': 'UPDATE_COMPLETE' },
      bucket: 'bucket',
      table: 'table',
      workflowArn: 'arn:workflow',
      dropQueueUrl: 'https://sqs/drops',
      deadLetters: { drops: 'https://sqs/dead', configuration: 'https://sqs/configuration-dead' },
    });
  });

  it('lists what is deployed there when there is no stack of the name', async () => {
    const others = [stack('bank-state', stateOutputs), stack('network-state', { BucketName: 'logs' })];
    deployed(stack('shop-state', stateOutputs), stack('shop-jobs', jobsOutputs), ...others);
    await expect(findStack(client, 'shpo')).rejects.toMatchObject({
      name: 'StackNotFoundError',
      exitCode: 2,
      message: 'There is no stack shpo-state in eu-west-1; deployed there: bank, shop.',
      hint: '--stack shop, or another --region or --profile',
    });
  });

  it('says so when nothing is deployed there', async () => {
    deployed();
    await expect(findStack(client, 'shop')).rejects.toThrow('in eu-west-1; there is no deployment of strata.');
  });

  it('says which of the two stacks is missing', async () => {
    deployed(stack('shop-state', stateOutputs));
    await expect(findStack(client, 'shop')).rejects.toMatchObject({
      name: 'StackIncompleteError',
      hint: expect.stringContaining('npx cdk deploy shop-jobs'),
    });
  });

  it('takes stacks that lack an output for those of an older version', async () => {
    const { DropQueueUrl: _, ...fewer } = stateOutputs;
    deployed(stack('shop-state', fewer), stack('shop-jobs', jobsOutputs));
    await expect(findStack(client, 'shop')).rejects.toMatchObject({
      name: 'StackVersionError',
      exitCode: 2,
      message: expect.stringContaining('no output DropQueueUrl'),
    });
  });

  it('lets every other error of CloudFormation through', async () => {
    mock.on(DescribeStacksCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    await expect(findStack(client, 'shop')).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('resourcesOf(client, name, type)', () => {
  it('goes through all pages of both stacks', async () => {
    const alarm = (PhysicalResourceId: string, ResourceType = 'AWS::CloudWatch::Alarm') => ({
      PhysicalResourceId,
      ResourceType,
      LogicalResourceId: '',
      LastUpdatedTimestamp: new Date(0),
      ResourceStatus: 'CREATE_COMPLETE' as const,
    });
    const list = mock.on(ListStackResourcesCommand);
    list.callsFake(({ StackName, NextToken }: { StackName: string; NextToken?: string }) => {
      if (StackName === 'shop-state') return { StackResourceSummaries: [alarm('a'), alarm('q', 'AWS::SQS::Queue')] };
      if (NextToken === undefined) return { StackResourceSummaries: [alarm('b')], NextToken: 'more' };
      return { StackResourceSummaries: [alarm('c')] };
    });
    expect(await resourcesOf(client, 'shop', 'AWS::CloudWatch::Alarm')).toEqual(['a', 'b', 'c']);
  });
});

describe('compareVersions(deployed, program)', () => {
  it.each([
    ['0.1.0', '0.1.7', 'same'],
    ['0.1.9', '0.2.0', 'older'],
    ['0.10.0', '0.9.0', 'newer'],
    ['1.0.0', '0.9.0', 'newer'],
    [undefined, '0.1.0', 'older'],
  ] as const)('finds %s for a program of %s %s', (deployedVersion, program, expected) => {
    expect(compareVersions(deployedVersion, program)).toBe(expected);
  });
});

describe('requireVersion(stack, program)', () => {
  it('tells how to bring an older stack up', () => {
    expect(() => requireVersion({ name: 'shop', version: '0.1.0' }, '0.2.0')).toThrow(
      expect.objectContaining({
        message: 'The stack shop runs version 0.1.0, and this program is version 0.2.0.',
        exitCode: 2,
        hint: expect.stringContaining('npx cdk deploy --all'),
      }),
    );
  });

  it('tells which program fits a newer stack, and lets one of the same minor version be', () => {
    expect(() => requireVersion({ name: 'shop', version: '0.3.0' }, '0.2.0')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('use strata 0.3.0') }),
    );
    expect(() => requireVersion({ name: 'shop', version: '0.2.9' }, '0.2.0')).not.toThrow();
  });
});
