import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../../', import.meta.url));

interface Policy {
  readonly Statement: readonly { readonly Action: string | readonly string[]; readonly Resource: string | string[] }[];
}

const guide = readFileSync(join(project, 'docs/guides/remote.md'), 'utf8');
const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '') as Policy;
const allowed = policy.Statement.flatMap(({ Action }) => Action);

/** IAM's prefix of each client, and the actions that are not called like their command. */
const prefixes: Readonly<Record<string, string>> = { sfn: 'states' };
const renamed: Readonly<Record<string, string>> = {
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
};
/** AWS allows it to everybody. */
const free = ['sts:GetCallerIdentity'];

/** What the files of `cli/remote` ask of the SDK, as IAM calls it. */
function actionsAsked(): string[] {
  const actions = new Set<string>();
  for (const entry of readdirSync(join(project, 'cli/remote'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, names = '', client = ''] of text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g))
      for (const [, command, paged] of names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g)) {
        const action = `${prefixes[client] ?? client}:${command ?? paged}`;
        actions.add(renamed[action] ?? action);
      }
  }
  return [...actions].filter((action) => !free.includes(action)).sort();
}

describe('the rights that docs/guides/remote.md lists', () => {
  it('are all that the program asks of the account beside bucket and table', () => {
    const asked = actionsAsked();
    expect(asked).toContain('states:StartExecution');
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((action) => !allowed.includes(action))).toEqual([]);
  });

  it('have no wildcard action, and change nothing but drops and runs', () => {
    expect(allowed.filter((action) => action.includes('*'))).toEqual([]);
    const changing = allowed.filter((action) => !/:(Get|List|Describe|BatchGet|Query|Scan)/.test(action));
    expect(changing.sort()).toEqual(['s3:AbortMultipartUpload', 's3:PutObject', 'states:StartExecution']);
  });
});
