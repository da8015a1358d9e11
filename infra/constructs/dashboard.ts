import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type MetricName, metricNamespace } from '../../shared/contracts/metrics.ts';
import { awsMetric, ownMetric } from '../metrics.ts';
import type { InboxQueue } from './inbox-queue.ts';
import type { StrataFunction } from './strata-function.ts';

export interface DashboardProps {
  readonly system: string;
  readonly alarms: Alarm[];
  readonly drops: InboxQueue;
  readonly functions: readonly StrataFunction[];
  readonly table: ITableV2;
  readonly bucket: IBucket;
}

const hour = Duration.hours(1);
const day = Duration.days(1);

/** One page: what arrives, what becomes of it, how long runs take, and what is paid for. */
export class Dashboard extends Construct {
  readonly #system: string;

  constructor(scope: Construct, id: string, { system, alarms, drops, functions, table, bucket }: DashboardProps) {
    super(scope, id);
    this.#system = system;
    const oldest = drops.queue.metricApproximateAgeOfOldestMessage({
      statistic: Stats.MAXIMUM,
      label: 'oldest waiting',
    });
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: system,
      defaultInterval: Duration.days(14),
    });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 4 }));
    dashboard.addWidgets(
      graph('Drops', [
        this.#sum('DropsApplied', 'applied'),
        this.#sum('DropsRefused', 'refused'),
        this.#sum('Throttled', 'put back'),
      ]),
      graph('Rows by outcome', [
        this.#rows('RowsApplied', 'applied'),
        this.#rows('RowsDuplicate', 'duplicate'),
        this.#rows('RowsRefused', 'refused'),
      ]),
      graph('Lag of drops, seconds', [
        this.#own('DropLagSeconds', 'p50'),
        this.#own('DropLagSeconds', Stats.MAXIMUM),
        oldest,
      ]),
    );
    dashboard.addWidgets(
      graph('Refused rows by source', [this.#bySource('RowsRefused')]),
      graph('Runs, seconds', [this.#own('RunDurationSeconds', Stats.MAXIMUM, day)]),
      graph(
        'Customers and audiences withheld',
        [this.#own('RunProfiles', Stats.MAXIMUM, day)],
        [this.#own('AudiencesWithheld', Stats.MAXIMUM, day)],
      ),
    );
    dashboard.addWidgets(
      graph('Cost: units of the table', [
        awsMetric('DynamoDB', 'ConsumedWriteCapacityUnits', { TableName: table.tableName }, day),
        awsMetric('DynamoDB', 'ConsumedReadCapacityUnits', { TableName: table.tableName }, day),
      ]),
      graph('Cost: GB-seconds of the functions', [gigabyteSeconds(functions)]),
      graph('Cost: bytes in the bucket', [storedBytes(bucket)]),
    );
  }

  #own(name: MetricName, statistic: string, period = hour): Metric {
    return ownMetric(this.#system, name, statistic, period);
  }

  #sum(name: MetricName, label: string): Metric {
    return this.#own(name, Stats.SUM).with({ label });
  }

  /** Of all sources, whichever there are. */
  #rows(name: MetricName, label: string): MathExpression {
    return new MathExpression({ expression: `SUM(${this.#search(name)})`, label, usingMetrics: {}, period: hour });
  }

  #bySource(name: MetricName): MathExpression {
    return new MathExpression({ expression: this.#search(name), label: '', usingMetrics: {}, period: hour });
  }

  #search(name: MetricName): string {
    return `SEARCH('{${metricNamespace},service,source} MetricName="${name}" service="${this.#system}"', 'Sum', 3600)`;
  }
}

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 8, height: 6, leftYAxis: { min: 0 } });

/** Durations are in milliseconds, memory in MB. */
function gigabyteSeconds(functions: readonly StrataFunction[]): MathExpression {
  const durations = functions.map(({ lambda }) =>
    awsMetric('Lambda', 'Duration', { FunctionName: lambda.functionName }, day),
  );
  return new MathExpression({
    expression: `(${functions.map(({ memoryMegabytes }, at) => `m${at} * ${memoryMegabytes}`).join(' + ')}) / 1024000`,
    label: 'GB-seconds',
    usingMetrics: Object.fromEntries(durations.map((duration, at) => [`m${at}`, duration])),
    period: day,
  });
}

const storedBytes = (bucket: IBucket): Metric =>
  new Metric({
    namespace: 'AWS/S3',
    metricName: 'BucketSizeBytes',
    dimensionsMap: { BucketName: bucket.bucketName, StorageType: 'StandardStorage' },
    statistic: Stats.AVERAGE,
    period: day,
  });
