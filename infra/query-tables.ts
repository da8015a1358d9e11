import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import { lakeColumns } from '../shared/contracts/lake-columns.ts';
import { snapshotQueryColumns } from '../shared/contracts/snapshot-query-columns.ts';

const parquet = {
  inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
};
/** A file that lists files. */
const listOfParquet = {
  ...parquet,
  inputFormat: 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
};

/**
 * The tables of a bucket. Which partitions there are is computed from the query, so nothing has to be registered after a drop or a run:
 * of `events` every day, of `profiles` the run that a query names. `customers` is the published run: `finish-run` writes the list of its files.
 */
export const queryTables = (bucket: string): CfnTable.TableInputProperty[] => [
  {
    name: 'events',
    description: 'Accepted events. Say which days: WHERE dt >= ...',
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [{ name: 'dt', type: 'string', comment: 'Day of the event, YYYY-MM-DD' }],
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy-MM-dd',
      'projection.dt.range': '2000-01-01,NOW+1DAYS',
      'projection.dt.interval': '1',
      'projection.dt.interval.unit': 'DAYS',
      'storage.location.template': `s3://${bucket}/lake/events/dt=\${dt}/`,
    },
    storageDescriptor: { ...parquet, columns: [...lakeColumns], location: `s3://${bucket}/lake/events/` },
  },
  {
    name: 'profiles',
    description: "Every customer of a run. Say which: WHERE run = '...'",
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [{ name: 'run', type: 'string', comment: 'As runs/ and strata status name it' }],
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.run.type': 'injected',
      'storage.location.template': `s3://${bucket}/profiles/run=\${run}/`,
    },
    storageDescriptor: { ...parquet, columns: [...snapshotQueryColumns], location: `s3://${bucket}/profiles/` },
  },
  {
    name: 'customers',
    description: 'Every customer of the published run',
    tableType: 'EXTERNAL_TABLE',
    parameters: { classification: 'parquet' },
    storageDescriptor: {
      ...listOfParquet,
      columns: [...snapshotQueryColumns],
      location: `s3://${bucket}/profiles/latest/`,
    },
  },
];
