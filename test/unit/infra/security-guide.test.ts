import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { statementsTable } from '../../../scripts/iam-statements.ts';
import { withSection } from '../../../scripts/marked-section.ts';
import { synthesize } from '../../support/synthesize.ts';

const { state, jobs } = synthesize();

it('docs/guides/security.md lists every statement of the template as it is (npm run security-guide)', async () => {
  const guide = await readFile(new URL('../../../docs/guides/security.md', import.meta.url), 'utf8');
  expect(guide).toBe(withSection(guide, 'statements', statementsTable(jobs.toJSON())));
});

it('the stack of state grants nothing, as the guide says', () => {
  expect(state.findResources('AWS::IAM::Policy')).toEqual({});
});

describe('statementsTable(template)', () => {
  it('shows a row a statement and role, with readable names', () => {
    const template = {
      Resources: {
        PolicyA: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            Roles: [{ Ref: 'IngestDropRole0123ABCD' }],
            PolicyDocument: {
              Statement: [
                {
                  Action: ['s3:GetObject', 's3:PutObject'],
                  Effect: 'Allow',
                  Resource: {
                    'Fn::Join': [
                      '',
                      [{ 'Fn::ImportValue': 'x-state:ExportsOutputFnGetAttDataBucketE6B0FAA8Arn3FF3A9FF' }, '/drops/*'],
                    ],
                  },
                },
                { Action: 'logs:PutLogEvents', Resource: { 'Fn::GetAtt': ['IngestLog69771682', 'Arn'] } },
              ],
            },
          },
        },
        Other: { Type: 'AWS::S3::Bucket' },
      },
    };
    expect(statementsTable(template).split('\n').slice(2)).toEqual([
      '| IngestDrop | `logs:PutLogEvents` | `<IngestLog>` |',
      '| IngestDrop | `s3:GetObject`, `s3:PutObject` | `<DataBucket>/drops/*` |',
    ]);
  });
});
