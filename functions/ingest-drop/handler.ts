import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { parseDropMessage } from '../../shared/contracts/drop-message.ts';
import { createMetrics } from '../../shared/runtime/create-metrics.ts';
import { createQueue } from '../../shared/runtime/create-queue.ts';
import { createRuntime } from '../../shared/runtime/create-runtime.ts';
import { observe } from '../../shared/runtime/observe.ts';
import { stopAt } from '../../shared/runtime/stop-at.ts';
import { createIngestDrop } from './ingest-drop.ts';

const runtime = createRuntime(process.env);
const ingestDrop = createIngestDrop({
  ...runtime,
  queue: createQueue(process.env),
  record: createMetrics(process.env),
});
const processor = new BatchProcessor(EventType.SQS);

async function ingestRecord(record: SQSRecord, context: Context): Promise<void> {
  for (const message of parseDropMessage(record.body)) await ingestDrop(message, stopAt(context, runtime.now()));
}

/** Queue of S3 notifications -> profiles, lake and quarantine. A message that fails goes back alone. */
export const handler = middy<SQSEvent>()
  .use(observe(runtime))
  .handler((event, context) => processPartialResponse(event, ingestRecord, processor, { context }));
