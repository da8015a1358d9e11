import { expect, it } from 'vitest';
import { type Resource, synthesize } from '../../support/synthesize.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const { jobs } = synthesize();
const all = (type: string) => Object.entries(jobs.findResources(type)) as [string, Resource][];

/** Who works under each role, as people call it. */
function holders(): Map<string, string> {
  const named = new Map<string, string>();
  for (const [, { Properties }] of all('AWS::Lambda::Function'))
    named.set(idOf(Properties.Role), String(Properties.Description).slice('Strata: '.length));
  for (const [, { Properties }] of all('AWS::StepFunctions::StateMachine'))
    named.set(idOf(Properties.RoleArn), 'the workflow');
  for (const [, { Properties }] of all('AWS::Scheduler::Schedule'))
    named.set(idOf((Properties.Target as { RoleArn: unknown }).RoleArn), 'the schedule');
  return named;
}

const idOf = (reference: unknown): string => (reference as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0];

/** `bucket/runs/*` of the template's way to say it. */
function shown(resource: unknown): string {
  const text = flat(resource);
  const names: readonly (readonly [RegExp, string])[] = [
    [/^.*DataBucket[^/]*/, 'bucket'],
    [/^.*ProfilesTable[^/]*/, 'table'],
    [/^.*DropsQueue.*$/, 'queue of drops'],
    [/^.*ConfigurationQueue.*$/, 'queue of configuration'],
    [/^.*DeadLetters.*$/, 'dead letters of the schedule'],
    [/^.*:execution:.*([:/]\*)$/, 'executions of the workflow'],
    [/^.*StateMachine.*$/, 'the workflow'],
    [/^.*Workflow(\w+?)Function.*$/, 'function $1'],
    [/^.*LogGroup.*$|^.*Log[0-9A-F]{8}.*$/, 'its own log'],
  ];
  for (const [pattern, name] of names) if (pattern.test(text)) return text.replace(pattern, name);
  return text;
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(flat).join('');
  return Object.values(value as object)
    .map(flat)
    .join('');
}

it('docs/rights.md lists every statement of every role, as the template has it', async () => {
  const named = holders();
  const rows = all('AWS::IAM::Policy').flatMap(([, { Properties }]) =>
    (Properties.Roles as { Ref: string }[]).flatMap(({ Ref }) =>
      (Properties.PolicyDocument as { Statement: Statement[] }).Statement.map(({ Action, Resource }) => {
        const resources = [Resource].flat().map(shown);
        return [named.get(Ref) ?? Ref, [Action].flat().join(', '), [...new Set(resources)].join(', ')];
      }),
    ),
  );
  expect(rows.length).toBeGreaterThan(30);
  const table = rows.sort((a, b) => (a.join() < b.join() ? -1 : 1)).map((row) => `| ${row.join(' | ')} |`);
  const text = [
    '# Who may do what',
    '',
    'Every statement of every role, written from the template by `test/unit/infra/rights.test.ts`. Nothing else is allowed: no role has a policy that AWS keeps, and each role',
    "is one function's, the workflow's or the schedule's alone. A star stands for the rest of a key, or for the name of an execution. Where `kmsKeyArn` is given, each function",
    'may also use that key.',
    '',
    '| who | may | on |',
    '|---|---|---|',
    ...table,
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../../docs/rights.md');
});
