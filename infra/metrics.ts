import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type MetricName, metricNamespace } from '../shared/contracts/metrics.ts';

/** What the functions of a system measure, without its sources. */
export const ownMetric = (system: string, name: MetricName, statistic: string, period: Duration): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName: name,
    dimensionsMap: { service: system },
    statistic,
    period,
  });

/** One of AWS's own, summed over five minutes. */
export const awsMetric = (
  service: string,
  name: string,
  dimensions: Record<string, string>,
  period?: Duration,
): Metric =>
  new Metric({
    namespace: `AWS/${service}`,
    metricName: name,
    dimensionsMap: dimensions,
    statistic: Stats.SUM,
    period: period ?? Duration.minutes(5),
  });
