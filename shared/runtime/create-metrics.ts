import { Metrics } from '@aws-lambda-powertools/metrics';
import {
  type MetricName,
  metricNamespace,
  metricUnits,
  noMetrics,
  type RecordMetrics,
  rowMetrics,
} from '../contracts/metrics.ts';
import { parseEnvironment } from './environment.ts';

const areBySource: ReadonlySet<string> = new Set(rowMetrics);

/**
 * Metrics of a function, as lines of its log in CloudWatch's embedded format. Silent where a folder stands in for the bucket.
 *
 * @throws {EnvironmentError}
 */
export function createMetrics(env: Readonly<Record<string, string | undefined>>): RecordMetrics {
  const { STRATA_FOLDER: folder, STRATA_SYSTEM: system } = parseEnvironment(env);
  if (folder !== undefined) return noMetrics;
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: system });

  return (values, source) => {
    const given = Object.entries(values) as [MetricName, number][];
    for (const bySource of [false, true]) {
      const together = given.filter(([name]) => areBySource.has(name) === bySource);
      if (together.length === 0) continue;
      if (bySource && source !== undefined) metrics.addDimension('source', source);
      for (const [name, value] of together) metrics.addMetric(name, metricUnits[name], value);
      metrics.publishStoredMetrics();
    }
  };
}
