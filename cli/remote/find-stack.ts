import {
  type CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  paginateDescribeStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { nearestName } from '../../shared/domain/nearest-name.ts';
import { CommandFailure } from '../command-failure.ts';

/** A deployment, as the outputs of its two stacks tell of it. */
export interface DeployedStack {
  readonly name: string;
  /** Of the program that deployed it; `undefined` of one too old to say. */
  readonly version: string | undefined;
  /** Of CloudFormation, by stack. */
  readonly states: Readonly<Record<string, string>>;
  readonly bucket: string;
  readonly table: string;
  readonly workflowArn: string;
  readonly dropQueueUrl: string;
  readonly deadLetters: { readonly drops: string; readonly configuration: string };
}

/**
 * Finds `<name>-state` and `<name>-jobs`.
 *
 * @throws {CommandFailure} that lists the deployments there are, or says which of the two stacks is missing
 */
export async function findStack(client: CloudFormationClient, name: string): Promise<DeployedStack> {
  const [stateName, jobsName] = [`${name}-state`, `${name}-jobs`];
  const [state, jobs] = [await describe(client, stateName), await describe(client, jobsName)];
  if (state === undefined) throw await notFound(client, name);
  if (jobs === undefined)
    throw new CommandFailure(
      `The stack ${jobsName} is missing: ${stateName} keeps the data, and nothing works on it.`,
      { name: 'StackIncompleteError', exitCode: 2, hint: `npx cdk deploy ${jobsName}   from a checkout of strata` },
    );
  const outputs = new Map(
    [state, jobs].flatMap(({ Outputs = [] }) =>
      Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  );
  const output = (key: string): string => {
    const value = outputs.get(key);
    if (value !== undefined) return value;
    throw new CommandFailure(`The stacks of ${name} have no output ${key}: an older version deployed them.`, {
      name: 'StackVersionError',
      exitCode: 2,
      hint: 'npx cdk deploy --all   from this checkout of strata brings them up to date',
    });
  };
  return {
    name,
    version: outputs.get('Version'),
    states: { [stateName]: state.StackStatus ?? '', [jobsName]: jobs.StackStatus ?? '' },
    bucket: output('BucketName'),
    table: output('TableName'),
    workflowArn: output('WorkflowArn'),
    dropQueueUrl: output('DropQueueUrl'),
    deadLetters: { drops: output('DropDeadLettersUrl'), configuration: output('ConfigurationDeadLettersUrl') },
  };
}

/** Physical ids of the resources of one type, such as `AWS::CloudWatch::Alarm`, in both stacks. */
export async function resourcesOf(client: CloudFormationClient, name: string, type: string): Promise<string[]> {
  const ids: string[] = [];
  for (const StackName of [`${name}-state`, `${name}-jobs`]) {
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListStackResourcesCommand({ StackName, NextToken }));
      for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? [])
        if (ResourceType === type && PhysicalResourceId !== undefined) ids.push(PhysicalResourceId);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return ids;
}

async function describe(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message))
      return undefined;
    throw error;
  }
}

async function notFound(client: CloudFormationClient, name: string): Promise<CommandFailure> {
  const names = await deployments(client);
  const region = await client.config.region();
  const there = names.length === 0 ? 'there is no deployment of strata' : `deployed there: ${names.join(', ')}`;
  return new CommandFailure(`There is no stack ${name}-state in ${region}; ${there}.`, {
    name: 'StackNotFoundError',
    exitCode: 2,
    hint:
      names.length === 0
        ? 'npx cdk deploy --all   from a checkout of strata, or another --region or --profile'
        : `--stack ${nearestName(name, names) ?? names[0]}, or another --region or --profile`,
  });
}

/** Names of what was deployed in the region, known by an output of the stacks. Nothing where listing is not allowed. */
async function deployments(client: CloudFormationClient): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
      for (const { StackName = '', Outputs = [] } of Stacks)
        if (StackName.endsWith('-state') && Outputs.some(({ OutputKey }) => OutputKey === 'DropDeadLettersUrl'))
          names.push(StackName.slice(0, -'-state'.length));
  } catch (error) {
    if (!(error instanceof Error && /^AccessDenied/.test(error.name))) throw error;
  }
  return names.sort();
}
