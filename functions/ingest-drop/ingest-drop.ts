import type { Configuration } from '../../shared/contracts/configuration.ts';
import { continuationBody, type DropMessage } from '../../shared/contracts/drop-message.ts';
import { noMetrics, type RecordMetrics } from '../../shared/contracts/metrics.ts';
import { addCounts } from '../../shared/domain/drops/drop-counts.ts';
import { createDeltaBuilder } from '../../shared/domain/profile/delta-builder.ts';
import type { ConfigurationStore } from '../../shared/store/configuration-store.ts';
import type { DropLedger, DropRecord, Registration } from '../../shared/store/drop-ledger.ts';
import type { MessageQueue } from '../../shared/store/message-queue.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { LeaseExpiredError, type ProfileStore, ProfileStoreThrottledError } from '../../shared/store/profile-store.ts';
import { dropMetrics } from './drop-metrics.ts';
import { createReader, openDrop } from './open-drop.ts';
import { type BatchLimits, batchLimits, readBatches } from './read-batches.ts';
import { writeBatch } from './write-batch.ts';

export interface IngestDropDependencies {
  readonly objects: ObjectStore;
  readonly ledger: DropLedger;
  readonly profiles: ProfileStore;
  readonly configurations: ConfigurationStore;
  readonly queue: MessageQueue;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  readonly limits?: BatchLimits;
  /** @default - nobody watches */
  readonly record?: RecordMetrics;
  /**
   * Hears which drop is worked on from now on.
   * @default - nobody
   */
  readonly logger?: { appendKeys(keys: { readonly drop: string }): void };
}

/**
 * Applies one drop, or what is left of it, to the profiles it touches.
 *
 * Safe to repeat, to run twice at once, and to stop at any point: the order of the steps is what makes it so (ADR 003). Returns
 * when the drop is done or refused, or when time runs out and a continuation has been sent.
 *
 * @throws {LedgerFullError} {ProfileStoreThrottledError} when the message should return to its queue
 */
export function createIngestDrop(dependencies: IngestDropDependencies) {
  const { ledger, configurations, queue, now, record: measure = noMetrics, logger } = dependencies;

  /** @param stopAt milliseconds since 1970-01-01T00:00Z after which no further batch is begun */
  return async function ingestDrop(message: DropMessage, stopAt: number): Promise<void> {
    const opened = await openDrop(dependencies, message);
    if (opened === undefined) return;

    const { registration, record } = opened;
    logger?.appendKeys({ drop: record.drop });
    const configuration = await configurations.load(record.configuration);
    const until = Math.min(stopAt, registration.deadline);
    const applied = await applyBatches(dependencies, { registration, record, configuration, until });
    if (!applied) {
      await queue.send(continuationBody(record.key, record.versionId, record.drop));
      return;
    }
    await ledger.finish(record.drop, now());
    const done = await ledger.find(record.drop);
    if (done === undefined) return;
    const since = message.task === 'ingest' ? (message.putAt ?? done.openedAt) : done.openedAt;
    measure(await dropMetrics(ledger, done, since, now()), done.source);
  };
}

interface OpenDrop {
  readonly registration: Registration;
  readonly record: DropRecord;
  readonly configuration: Configuration;
  readonly until: number;
}

/** Whether all batches are applied; `false` when time ran out first. */
async function applyBatches(dependencies: IngestDropDependencies, open: OpenDrop): Promise<boolean> {
  const { objects, ledger, profiles, now, limits = batchLimits } = dependencies;
  const { registration, record, configuration, until } = open;
  const { drop, source, key, versionId } = record;

  const reader = createReader(configuration, record);
  const chunks = reader.rows(await objects.read(key, { versionId }));
  let counts = record.counts;
  for await (const batch of readBatches(chunks, limits)) {
    if (batch.number <= record.checkpoint) continue;
    if (now() >= until) return false;

    const deltas = createDeltaBuilder({ behaviour: configuration.settings.interest.behaviour });
    for (const event of batch.events) deltas.add(event);
    const customers = deltas.customers;
    try {
      await profiles.applyDeltas(deltas.take(), {
        token: registration.token(batch.number),
        isObsolete: registration.isObsolete,
        deadline: until,
      });
    } catch (error) {
      if (error instanceof LeaseExpiredError) return false;
      if (error instanceof ProfileStoreThrottledError) dependencies.record?.({ Throttled: 1 });
      throw error;
    }
    await writeBatch(objects, source, drop, batch);
    counts = addCounts(counts, { ...batch.counts, customers });
    await ledger.advance(drop, batch.number, counts);
  }
  return true;
}
