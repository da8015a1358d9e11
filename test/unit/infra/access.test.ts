import { describe, expect, it } from 'vitest';
import { bucketKeys as keys } from '../../../shared/contracts/bucket-keys.ts';
import { dayEvidenceKey } from '../../../shared/contracts/day-digest.ts';
import { type FunctionName, functionNames } from '../../../shared/contracts/function-names.ts';
import { type Resource, synthesize } from '../../support/synthesize.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const { state, jobs } = synthesize();
const resourcesOf = (type: string) =>
  [state, jobs].flatMap((template) => Object.values(template.findResources(type)) as Resource[]);
const policies = resourcesOf('AWS::IAM::Policy');
const statementsOf = ({ Properties }: Resource) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement;

/** What the function's role may do. */
function rightsOf(name: FunctionName): Statement[] {
  const functions = resourcesOf('AWS::Lambda::Function');
  const roles = functions
    .filter(({ Properties }) => Properties.Description === `Strata: ${name}`)
    .map(({ Properties }) => (Properties.Role as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0]);
  return policies
    .filter(({ Properties }) => (Properties.Roles as { Ref: string }[]).some(({ Ref }) => roles.includes(Ref)))
    .flatMap(statementsOf);
}

/** Whether the function may do this with the object of this key. */
function may(name: FunctionName, action: string, key: string): boolean {
  return rightsOf(name)
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat() as { 'Fn::Join': [string, unknown[]] }[])
    .some(({ 'Fn::Join': [, parts] }) => {
      const pattern = String(parts.at(-1));
      return pattern.startsWith('/') && pattern.endsWith('*') && `/${key}`.startsWith(pattern.slice(0, -1));
    });
}

const actionsOn = (name: FunctionName, service: string): string[] =>
  rightsOf(name)
    .flatMap(({ Action }) => [Action].flat())
    .filter((action) => action.startsWith(`${service}:`))
    .sort();

describe('rights of every role', () => {
  const statements = policies.flatMap(statementsOf);

  it('name each action', () => {
    expect(statements.length).toBeGreaterThan(30);
    expect(statements.flatMap(({ Action }) => [Action].flat()).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name each resource; a star stands only at the end of a prefix of keys, or for executions of the one workflow', () => {
    const starred = statements
      .flatMap(({ Resource }) => [Resource].flat())
      .filter((resource) => JSON.stringify(resource).includes('*'))
      .map((resource) => (resource as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1].at(-1));
    const executions = [':*', '/*'];
    for (const end of starred) if (!executions.includes(String(end))) expect(end).toMatch(/^\/[a-z][a-z/-]*\/\*$/);
    expect(starred.filter((end) => executions.includes(String(end))).sort()).toEqual(['/*', ':*']);
  });

  it('come from no policy that AWS keeps', () => {
    for (const { Properties } of resourcesOf('AWS::IAM::Role'))
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('rights of functions in the bucket', () => {
  const written: readonly (readonly [FunctionName, string])[] = [
    ['ingest-drop', keys.rejects('shop', 'd', 0)],
    ['ingest-drop', keys.lakeFile('2011-12-01', 'd', 0)],
    ['accept-configuration', keys.acceptedConfiguration('v')],
    ['accept-configuration', keys.latestConfiguration],
    ['accept-configuration', keys.configurationProblems],
    ['plan-run', keys.plan('r')],
    ['plan-run', keys.suppression('r')],
    ['extract-segment', keys.extract('r', 0)],
    ['extract-segment', keys.links('r', 0)],
    ['digest-day', keys.digest('2011-12-01', 'h')],
    ['digest-day', dayEvidenceKey(keys.digest('2011-12-01', 'h'))],
    ['route-evidence', keys.routed('r', 0)],
    ['derive-features', keys.profilesPart('r', 0)],
    ['derive-features', keys.learningPart('r', 0)],
    ['derive-features', keys.featuresPart('r', 0)],
    ['derive-features', keys.seedsPart('r', 0)],
    ['fit-models', keys.model('r')],
    ['fit-models', keys.shop('r')],
    ['fit-models', keys.learned('r', 'spend')],
    ['fit-models', keys.modelCards('r')],
    ['score-part', keys.state('r', 0)],
    ['score-part', keys.audiencePart('r', 'c', 0)],
    ['publish-audience', keys.manifest('c', 'r')],
    ['snapshot-part', keys.snapshot('r', 0)],
    ['snapshot-part', keys.snapshotPart('r', 0)],
    ['finish-run', keys.descriptions('r')],
    ['finish-run', keys.snapshotManifest('r')],
    ['finish-run', keys.latestSnapshot],
    ['finish-run', keys.report('r')],
    ['finish-run', keys.latestAudience('c')],
    ['finish-run', keys.latestReport],
    ['finish-run', keys.latestRun],
    ['finish-run', keys.latestSnapshot],
    ['write-back', keys.writeBackPart('r', 0)],
  ];

  it.each(written)('%s writes %s', (name, key) => {
    expect(may(name, 's3:PutObject', key)).toBe(true);
  });

  const read: readonly (readonly [FunctionName, string])[] = [
    ['ingest-drop', keys.drop('shop', 'd', 'f.csv')],
    ['accept-configuration', `${keys.config}strata.yaml`],
    ['accept-configuration', keys.acceptedConfiguration('v')],
    ['plan-run', keys.latestRun],
    ['plan-run', `${keys.suppressions}bounced.csv`],
    ['extract-segment', keys.plan('r')],
    ['digest-day', keys.lakeFile('2011-12-01', 'd', 0)],
    ['route-evidence', keys.plan('r')],
    ['route-evidence', keys.links('r', 0)],
    ['route-evidence', dayEvidenceKey(keys.digest('2011-12-01', 'h'))],
    ['derive-features', keys.extract('r', 0)],
    ['derive-features', keys.routed('r', 0)],
    ['fit-models', keys.featuresPart('r', 0)],
    ['fit-models', keys.seedsPart('r', 0)],
    ['fit-models', keys.learningPart('r', 0)],
    ['fit-models', dayEvidenceKey(keys.digest('2011-12-01', 'h'))],
    ['score-part', keys.shop('r')],
    ['score-part', keys.learned('r', 'lifetime')],
    ['score-part', keys.suppression('r')],
    ['score-part', keys.profilesPart('r', 0)],
    ['score-part', keys.manifest('c', 'r')],
    ['publish-audience', keys.audiencePart('r', 'c', 0)],
    ['snapshot-part', keys.profilesPart('r', 0)],
    ['snapshot-part', keys.state('r', 0)],
    ['snapshot-part', keys.manifest('c', 'r')],
    ['finish-run', keys.snapshotManifest('r')],
    ['finish-run', keys.snapshotPart('r', 0)],
    ['finish-run', keys.snapshotManifest('r')],
    ['finish-run', keys.digest('2011-12-01', 'h')],
    ['finish-run', keys.manifest('c', 'r')],
    ['finish-run', keys.runStatistics('r')],
    ['write-back', keys.state('r', 0)],
    ['write-back', keys.writeBackPart('r', 0)],
  ];

  const configured: readonly FunctionName[] = [
    'ingest-drop',
    'plan-run',
    'digest-day',
    'derive-features',
    'fit-models',
    'score-part',
    'publish-audience',
    'snapshot-part',
    'finish-run',
  ];

  it.each(configured)('%s reads the configuration in force', (name) => {
    expect(may(name, 's3:GetObject', keys.latestConfiguration)).toBe(true);
    expect(may(name, 's3:GetObject', keys.acceptedConfiguration('v'))).toBe(true);
  });

  it.each(read)('%s reads %s', (name, key) => {
    expect(may(name, 's3:GetObject', key)).toBe(true);
  });

  it.each(functionNames)('%s changes nothing that was put in, and deletes nothing', (name) => {
    expect(may(name, 's3:PutObject', keys.drop('shop', 'd', 'f.csv'))).toBe(false);
    expect(may(name, 's3:PutObject', `${keys.config}strata.yaml`)).toBe(false);
    expect(may(name, 's3:PutObject', `${keys.suppressions}bounced.csv`)).toBe(false);
    expect(actionsOn(name, 's3').filter((action) => action.includes('Delete'))).toEqual([]);
  });

  it('finish-run alone marks objects for the lifecycle rules, of runs and audiences', () => {
    expect(functionNames.filter((name) => actionsOn(name, 's3').includes('s3:PutObjectTagging'))).toEqual([
      'finish-run',
    ]);
    for (const key of [keys.extract('r', 0), `${keys.audience('c', 'r')}members.csv.gz`])
      expect(may('finish-run', 's3:PutObjectTagging', key)).toBe(true);
    for (const key of [keys.lakeFile('2011-12-01', 'd', 0), keys.drop('shop', 'd', 'f.csv'), keys.latestConfiguration])
      expect(may('finish-run', 's3:PutObjectTagging', key)).toBe(false);
  });

  it('the version a drop was put as is read by ingest-drop alone', () => {
    const readers = functionNames.filter((name) => actionsOn(name, 's3').includes('s3:GetObjectVersion'));
    expect(readers).toEqual(['ingest-drop']);
  });
});

describe('rights of functions on the table', () => {
  it('profiles are written by ingest-drop, counted by plan-run, read in bulk by extract-segment; segments are put beside them by write-back; the rest of a run works from files', () => {
    expect(functionNames.map((name) => [name, actionsOn(name, 'dynamodb').map((action) => action.slice(9))])).toEqual([
      ['ingest-drop', ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']],
      ['accept-configuration', ['DeleteItem', 'PutItem']],
      ['plan-run', ['DescribeTable', 'GetItem', 'PutItem', 'Scan', 'UpdateItem']],
      ['extract-segment', ['Scan']],
      ['digest-day', []],
      ['route-evidence', []],
      ['derive-features', []],
      ['fit-models', []],
      ['score-part', []],
      ['publish-audience', []],
      ['snapshot-part', []],
      ['finish-run', ['BatchGetItem', 'DeleteItem', 'Query', 'UpdateItem']],
      ['write-back', ['PutItem']],
    ]);
  });
});

describe('rights of the workflow', () => {
  it('calls its functions, and starts and stops children of itself', () => {
    const roles = Object.entries(jobs.findResources('AWS::IAM::Role')) as [string, Resource][];
    const [role] =
      roles.find(([, { Properties }]) => JSON.stringify(Properties).includes('states.amazonaws.com')) ?? [];
    const actions = policies
      .filter(({ Properties }) => (Properties.Roles as { Ref: string }[]).some(({ Ref }) => Ref === role))
      .flatMap(statementsOf)
      .flatMap(({ Action }) => [Action].flat());
    expect(actions.sort()).toEqual([
      'lambda:InvokeFunction',
      'states:DescribeExecution',
      'states:RedriveExecution',
      'states:StartExecution',
      'states:StopExecution',
    ]);
  });

  it('plan-run sees whether an execution still runs', () => {
    expect(actionsOn('plan-run', 'states')).toEqual(['states:DescribeExecution']);
  });
});
