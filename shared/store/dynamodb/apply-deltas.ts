import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mergeProfiles } from '../../domain/profile/merge-profiles.ts';
import { emptyProfile, type Profile } from '../../domain/profile/profile.ts';
import { type Application, LeaseExpiredError, ProfileStoreThrottledError } from '../profile-store.ts';
import { type Item, number } from './attribute-values.ts';
import { RetryBudgetError } from './backoff.ts';
import { isApplied, withApplied } from './drop-tokens.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { profileKey } from './keys.ts';
import { meetsCondition } from './meets-condition.ts';
import { readProfileItem, type StoredProfile, toProfileItem } from './profile-item.ts';
import { keysPerRead, readItems } from './read-items.ts';
import { systemClock, type TableAccess } from './table-access.ts';

/** Chunks of 100 profiles under way, and writes of each: 16 writes at a time. */
const chunksAtOnce = 2;
const writesPerChunk = 8;

const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' };
const ifVersionIs = (version: number) => ({
  ConditionExpression: 'v = :read',
  ExpressionAttributeValues: { ':read': number(version) },
});

/**
 * Step 3 of the protocol: read, skip what holds the token, merge, write on condition that nobody wrote in between.
 *
 * A read counts only when its answer came before the deadline, so one that the network or the SDK delayed is no late read.
 */
export async function applyDeltas(
  access: TableAccess,
  deltas: readonly Profile[],
  application: Application,
): Promise<void> {
  const { clock = systemClock } = access;
  let pending = deltas.length;
  const guard = (): void => {
    if (clock.now() >= application.deadline) throw new LeaseExpiredError(pending);
  };

  async function applyChunk(chunk: readonly Profile[]): Promise<void> {
    const items = await readItems(
      access,
      chunk.map(({ id }) => profileKey(id)),
      { consistent: false, guard },
    );
    const byId = new Map(items.map((item) => [item.pk?.S, item]));
    await forEachConcurrently(chunk, writesPerChunk, async (delta) => {
      await applyDelta(delta, byId.get(delta.id));
      pending--;
    });
  }

  async function applyDelta(delta: Profile, found: Item | undefined): Promise<void> {
    let item = found;
    for (;;) {
      const stored = item === undefined ? undefined : readProfileItem(item);
      if (stored !== undefined && isApplied(stored.tokens, application.token)) return;
      if (await isWritten(access, stored, applied(stored, delta, application))) return;
      [item] = await readItems(access, [profileKey(delta.id)], { consistent: true, guard });
    }
  }

  try {
    await forEachConcurrently(chunksOf(deltas, keysPerRead), chunksAtOnce, applyChunk);
  } catch (error) {
    if (error instanceof LeaseExpiredError) throw new LeaseExpiredError(pending);
    if (error instanceof RetryBudgetError) throw new ProfileStoreThrottledError(pending, { cause: error });
    throw error;
  }
}

/** What the profile is after the delta. */
const applied = (stored: StoredProfile | undefined, delta: Profile, application: Application): StoredProfile => ({
  profile: mergeProfiles(stored?.profile ?? emptyProfile(delta.id), delta),
  version: (stored?.version ?? 0) + 1,
  tokens: withApplied(stored?.tokens ?? [], application),
});

/**
 * Writes over the version that was read; `false` when that is no longer there.
 *
 * A write whose answer is lost is sent again; if it had happened, the condition fails, and reading shows the token.
 */
function isWritten(
  { client, table, clock = systemClock }: TableAccess,
  read: StoredProfile | undefined,
  next: StoredProfile,
): Promise<boolean> {
  const condition = read === undefined ? ifNew : ifVersionIs(read.version);
  const command = { TableName: table, Item: toProfileItem(next), ...condition };
  return meetsCondition(clock, () => client.send(new PutItemCommand(command)));
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}
