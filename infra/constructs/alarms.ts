import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type AlarmName, alarmMeanings, alarmNameOf } from '../../shared/contracts/alarms.ts';
import type { MetricName } from '../../shared/contracts/metrics.ts';
import { configurationTimeout, functionTimeout, visibilityTimeout } from '../limits.ts';
import { awsMetric, ownMetric } from '../metrics.ts';
import type { InboxQueue } from './inbox-queue.ts';

export interface AlarmsProps {
  readonly system: string;
  readonly topic: ITopic;
  readonly drops: InboxQueue;
  readonly configuration: InboxQueue;
  /** Of the schedule; `undefined` where runs are started by hand alone. */
  readonly scheduleDeadLetters?: IQueue | undefined;
  readonly stateMachine: IStateMachine;
  readonly ingestDrop: IFunction;
  /** Stands for the parts of every state, of which as many run at once. */
  readonly scorePart: IFunction;
  readonly table: ITableV2;
  readonly staleAfterHours: number;
}

interface Condition {
  readonly metric: IMetric;
  /** It goes off at this value or above it, */
  readonly atLeast?: number;
  /** or below this one. */
  readonly below?: number;
  /** @default 1 */
  readonly periods?: number;
  /** @default - nothing measured is nothing wrong */
  readonly missing?: TreatMissingData;
}

const fiveMinutes = Duration.minutes(5);
/** A night and two hours: a run that begins on time and takes no longer than that is in time. */
const missingHours = 26;

/**
 * What an engineer is told of (`docs/runbook.md`). Each tells when it goes off and when it is over, and looks at one metric: what is usual is
 * worked out where the numbers are known, which costs nothing and works in emulators too.
 */
export class Alarms extends Construct {
  readonly #system: string;
  readonly #action: SnsAction;
  readonly alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.#system = props.system;
    this.#action = new SnsAction(props.topic);
    this.#watchQueues(props);
    this.#watchRuns(props);
    this.#watchThrottling(props);
    this.#watchData(props);
  }

  #watchQueues({ drops, configuration, scheduleDeadLetters }: AlarmsProps): void {
    this.#deadLetters('drop-dead-letters', drops.deadLetters);
    this.#deadLetters('configuration-dead-letters', configuration.deadLetters);
    if (scheduleDeadLetters !== undefined) this.#deadLetters('schedule-dead-letters', scheduleDeadLetters);
    // A message that failed once is handed out again after its time of being hidden: that alone is nothing to tell of.
    this.#oldest('drops-waiting', drops.queue, visibilityTimeout(functionTimeout));
    this.#oldest('configuration-waiting', configuration.queue, visibilityTimeout(configurationTimeout));
  }

  #watchRuns({ stateMachine, scheduleDeadLetters }: AlarmsProps): void {
    // Of a part too: a run of which a part failed has failed. What runs out of time fails, and who stops a run knows of it.
    const dimensions = { StateMachineArn: stateMachine.stateMachineArn };
    this.#alarm('run-failed', { metric: awsMetric('States', 'ExecutionsFailed', dimensions), atLeast: 1 });
    this.#alarm('run-slow', { metric: this.#own('RunSlownessSeconds', Stats.MAXIMUM), atLeast: 600 });
    if (scheduleDeadLetters === undefined) return;
    this.#alarm('run-missing', {
      metric: this.#own('RunDurationSeconds', Stats.SAMPLE_COUNT, Duration.hours(1)),
      below: 1,
      periods: missingHours,
      missing: TreatMissingData.BREACHING,
    });
  }

  #watchThrottling({ ingestDrop, scorePart, table }: AlarmsProps): void {
    const throttles = ({ functionName }: IFunction) => awsMetric('Lambda', 'Throttles', { FunctionName: functionName });
    this.#throttled('ingest-throttled', throttles(ingestDrop));
    this.#throttled('runs-throttled', throttles(scorePart));
    const dimensions = { TableName: table.tableName };
    this.#throttled('writes-throttled', awsMetric('DynamoDB', 'WriteThrottleEvents', dimensions));
    this.#throttled('reads-throttled', awsMetric('DynamoDB', 'ReadThrottleEvents', dimensions));
  }

  /** A short peak is tried again and forgotten. */
  #throttled(name: AlarmName, metric: IMetric): void {
    this.#alarm(name, { metric, atLeast: 1, periods: 3 });
  }

  #watchData({ staleAfterHours }: AlarmsProps): void {
    this.#alarm('rows-refused', { metric: this.#own('RefusedShareAboveUsual', Stats.MAXIMUM), atLeast: 10 });
    // Measured at a change and at a run alone: until the next one, things are as they were.
    const missing = TreatMissingData.IGNORE;
    this.#alarm('configuration-refused', {
      metric: this.#own('ConfigurationProblems', Stats.MAXIMUM),
      atLeast: 1,
      missing,
    });
    this.#alarm('data-stale', {
      metric: this.#own('NewestEventAgeHours', Stats.MAXIMUM),
      atLeast: staleAfterHours,
      missing,
    });
  }

  #deadLetters(name: AlarmName, queue: IQueue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: fiveMinutes });
    this.#alarm(name, { metric, atLeast: 1 });
  }

  #oldest(name: AlarmName, queue: IQueue, hidden: Duration): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: fiveMinutes });
    this.#alarm(name, { metric, atLeast: 2 * hidden.toSeconds() });
  }

  #own(name: MetricName, statistic: string, period = fiveMinutes) {
    return ownMetric(this.#system, name, statistic, period);
  }

  #alarm(name: AlarmName, condition: Condition): void {
    const { metric, atLeast, below = 0, periods = 1, missing = TreatMissingData.NOT_BREACHING } = condition;
    const alarm = new Alarm(this, name, {
      alarmName: alarmNameOf(this.#system, name),
      alarmDescription: `${alarmMeanings[name]} What to do: docs/runbook.md#${name}`,
      metric,
      threshold: atLeast ?? below,
      comparisonOperator:
        atLeast === undefined
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missing,
    });
    alarm.addAlarmAction(this.#action);
    alarm.addOkAction(this.#action);
    this.alarms.push(alarm);
  }
}
