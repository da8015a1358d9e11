import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { acceptedFindings } from '../../../infra/accepted-findings.ts';
import { buildStacks } from '../../support/synthesize.ts';

interface Finding {
  readonly rule: string;
  /** Path of the resource within its stack. */
  readonly path: string;
}

/** What AWS Solutions finds in both stacks. */
function findings(context: Readonly<Record<string, unknown>> = {}): Finding[] {
  const { app } = buildStacks(context);
  return new AwsSolutionsChecks(app).validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({
      rule: ruleName,
      path: constructPath.replace(/^[^/]*\//, ''),
    })),
  );
}

const accepts = (accepted: (typeof acceptedFindings)[number], { rule, path }: Finding): boolean =>
  (rule === accepted.rule || rule.startsWith(`${accepted.rule}[`)) && accepted.at.test(path);

describe('AWS Solutions', () => {
  const found = findings();

  it('finds nothing that is not accepted with a reason', () => {
    expect(found.filter((finding) => !acceptedFindings.some((accepted) => accepts(accepted, finding)))).toEqual([]);
  });

  it.each(acceptedFindings)('still finds what is accepted: $rule at $at', (accepted) => {
    expect(accepted.reason).toMatch(/^[A-Z].{30,}\.$/);
    expect(found.some((finding) => accepts(accepted, finding))).toBe(true);
  });

  it('finds nothing more with a key, a bucket and an address of the account', () => {
    const own = findings({
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      existingBucket: 'shop-events',
      alarmEmail: 'oncall@shop.example',
    });
    expect(own.filter((finding) => !acceptedFindings.some((accepted) => accepts(accepted, finding)))).toEqual([]);
  });
});
