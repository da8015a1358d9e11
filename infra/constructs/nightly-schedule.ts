import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

export interface NightlyScheduleProps {
  readonly stateMachine: IStateMachine;
  /** Time of day, `HH:MM`. */
  readonly at: string;
  /** Of the IANA list; summer time is followed. */
  readonly timeZone: string;
}

/**
 * A run a night. Its instant is its execution's start, so the schedule hands nothing on. A run that could not be started for an hour is
 * put among the dead letters.
 */
export class NightlySchedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { stateMachine, at, timeZone }: NightlyScheduleProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const [hour, minute] = at.split(':').map(Number);
    new Schedule(this, 'Schedule', {
      description: `A segmentation run every day at ${at} ${timeZone}`,
      schedule: ScheduleExpression.cron({ hour: `${hour}`, minute: `${minute}`, timeZone: TimeZone.of(timeZone) }),
      target: new StepFunctionsStartExecution(stateMachine, {
        input: ScheduleTargetInput.fromObject({}),
        deadLetterQueue: this.deadLetters,
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
