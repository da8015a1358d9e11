/** Everything a bill can have a line for: service, what is counted, and in what. The order is that of the bill. */
export const lines = {
  profileWrites: ['DynamoDB', 'writes of profiles', 'write units', 'writeUnit'],
  segmentWrites: ['DynamoDB', 'writes of changed segments', 'write units', 'writeUnit'],
  recordWrites: ['DynamoDB', 'writes of drop and run records', 'write units', 'writeUnit'],
  ingestReads: ['DynamoDB', 'reads of ingest', 'read units', 'readUnit'],
  runReads: ['DynamoDB', 'reads of runs', 'read units', 'readUnit'],
  tableStorage: ['DynamoDB', 'storage', 'GB-months', 'tableGigabyteMonth'],
  tableBackup: ['DynamoDB', 'point-in-time backup', 'GB-months', 'backupGigabyteMonth'],
  puts: ['S3', 'puts and lists', 'requests', 'put'],
  gets: ['S3', 'gets', 'requests', 'get'],
  objectStorage: ['S3', 'storage', 'GB-months', 'objectGigabyteMonth'],
  invocations: ['Lambda', 'requests', 'requests', 'invocation'],
  ingestCompute: ['Lambda', 'compute of ingest', 'GB-seconds', 'gigabyteSecond'],
  runCompute: ['Lambda', 'compute of runs', 'GB-seconds', 'gigabyteSecond'],
  transitions: ['Step Functions', 'state transitions', 'transitions', 'transition'],
  messages: ['SQS', 'requests for drops', 'requests', 'queueRequest'],
  polling: ['SQS', 'asking empty queues', 'requests', 'queueRequest'],
  schedules: ['EventBridge Scheduler', 'invocations', 'invocations', 'scheduled'],
  logs: ['CloudWatch', 'logs taken in', 'GB', 'logGigabyte'],
  logStorage: ['CloudWatch', 'logs kept', 'GB-months', 'logGigabyteMonth'],
  alarms: ['CloudWatch', 'alarms', 'alarms', 'alarm'],
  metrics: ['CloudWatch', 'custom metrics', 'metrics', 'metric'],
  dashboards: ['CloudWatch', 'dashboards', 'dashboards', 'dashboard'],
  keys: ['KMS', 'keys', 'keys', 'key'],
  keyRequests: ['KMS', 'requests', 'requests', 'keyRequest'],
  transfer: ['Data transfer', 'between services of the region', 'GB', 'transferGigabyte'],
} as const satisfies Record<string, readonly [service: string, what: string, unit: string, price: string]>;

export type LineKey = keyof typeof lines;

export const lineKeys = Object.keys(lines) as LineKey[];

export type PriceKey = (typeof lines)[LineKey][3];

/** Units of a month with this activity, and of one in which nothing comes in, nothing runs, and everything is kept. */
export interface LineUnits {
  readonly units: number;
  readonly idle: number;
}

/** Of what only activity asks for. */
export const ofActivity = (units: number): LineUnits => ({ units, idle: 0 });

/** Of what is there whether anything happens or not. */
export const standing = (units: number): LineUnits => ({ units, idle: units });
