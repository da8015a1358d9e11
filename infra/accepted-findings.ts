/** A finding of cdk-nag's AWS Solutions that stays, and why. `at` is matched against the path of the resource within its stack. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly at: RegExp;
  readonly reason: string;
}

/** All of them; what is not here fails `test/unit/infra/nag.test.ts`, and so does what is not found any more. */
export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    rule: 'AwsSolutions-IAM5',
    at: /^(?:Ingest|ConfigurationCheck|Workflow)\/\w+\/Role\/DefaultPolicy\/Resource$/,
    reason:
      'Each star stands at the end of a prefix of keys that access.ts names for the function: names of objects under it are not known before.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^Workflow\/ChildExecutions\/Resource$/,
    reason: 'The state machine looks after its own child executions, whose names Step Functions gives when they start.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^Workflow\/LookAtExecutions\/Resource$/,
    reason: 'The lock of runs names an execution of this state machine; plan-run asks whether it still goes on.',
  },
  {
    rule: 'AwsSolutions-S1',
    at: /^Data\/Bucket\/Resource$/,
    reason:
      'Server access logs need a second bucket and hold addresses of readers. Who wants to know of every access turns on data events of CloudTrail.',
  },
  {
    rule: 'AwsSolutions-SF1',
    at: /^Workflow\/StateMachine\/Resource$/,
    reason:
      'Step Functions keeps every event of a standard execution for 90 days, and the functions have logs of their own.',
  },
  {
    rule: 'AwsSolutions-SF2',
    at: /^Workflow\/StateMachine\/Resource$/,
    reason:
      'Tracing needs rights on every resource and is paid for by the trace; the history of an execution times each state.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    at: /^NightlySchedule\/DeadLetters\/Resource$/,
    reason: 'It is a queue of dead letters itself: of the schedule, which the rule does not look at.',
  },
];
