/** A CloudFormation template as JSON. */
export interface CloudTemplate {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface PolicyProperties {
  readonly Roles?: readonly { readonly Ref: string }[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

/**
 * Every statement that a template grants to a role, as a Markdown table by role: what it may do, and to what. Names that
 * CloudFormation makes up are shown without their hashes.
 */
export function statementsTable(template: CloudTemplate): string {
  const rows = Object.values(template.Resources ?? {})
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties }) => rowsOf(Properties as PolicyProperties));
  const sorted = rows.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return [
    '| role | may | on |',
    '|---|---|---|',
    ...sorted.map(([role, may, on]) => `| ${role} | ${may} | ${on} |`),
  ].join('\n');
}

type Row = readonly [role: string, may: string, on: string];

function rowsOf({ Roles = [], PolicyDocument }: PolicyProperties): Row[] {
  return Roles.flatMap(({ Ref }) =>
    PolicyDocument.Statement.map(({ Action, Resource, Condition }): Row => {
      const on = (Array.isArray(Resource) ? Resource : [Resource]).map((each) => `\`${shown(each)}\``).join(', ');
      const may = [Action].flat().map((action) => `\`${action}\``);
      const only = Condition === undefined ? '' : ', under a condition';
      return [withoutHash(Ref).replace(/Role$/, ''), may.join(', '), on + only];
    }),
  );
}

/** What an intrinsic function stands for, as short as a person can tell it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', '']] = Object.entries(value as Readonly<Record<string, unknown>>);
  switch (name) {
    case 'Ref':
      return String(argument).startsWith('AWS::') ? `<${String(argument).slice(5).toLowerCase()}>` : nameOf(argument);
    case 'Fn::GetAtt':
      return nameOf((argument as readonly string[])[0]);
    case 'Fn::ImportValue':
      return exported(String(argument));
    case 'Fn::Join': {
      const [separator, parts] = argument as readonly [string, readonly unknown[]];
      return parts.map(shown).join(separator);
    }
    default:
      throw new RangeError(`The intrinsic function ${name} was not expected in a resource of a policy.`);
  }
}

const nameOf = (id: unknown): string => `<${withoutHash(String(id))}>`;

/** `strata-state:ExportsOutputFnGetAttDataBucketE6B0FAA8Arn3FF3A9FF` -> `<DataBucket>` */
function exported(name: string): string {
  const found = /(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(?:Arn)?[0-9A-F]{0,8}$/.exec(name);
  return `<${found?.[1] ?? name}>`;
}

const withoutHash = (id: string): string => id.replace(/[0-9A-Fa-f]{8}$/, '');
