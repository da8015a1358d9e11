import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { everyChannel, type Suppressed } from '../../shared/contracts/parse-suppression.ts';
import { reachableIdsOf } from '../../shared/domain/identity/ids-of.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { readLines } from '../../shared/store/read-lines.ts';

/** Who is not to be contacted. */
export interface Suppression {
  /** Channels on which the customer is not to be contacted, sorted; `*` stands for all. */
  channelsOf(profile: Profile): readonly string[];
  isSuppressed(customer: { readonly profile: Profile }, channel: string): boolean;
}

/**
 * A customer is suppressed when any of their ids is listed, and also when an e-mail address or a phone number is that any source
 * gave of them: whoever else it belongs to, a message to it is what nobody wants.
 */
export function createSuppression(suppressed: Suppressed): Suppression {
  const channelsOf = (profile: Profile): string[] => {
    const channels = new Set<string>();
    if (suppressed.size > 0)
      for (const id of reachableIdsOf(profile)) for (const channel of suppressed.get(id) ?? []) channels.add(channel);
    return [...channels].sort();
  };
  return {
    channelsOf,
    isSuppressed: ({ profile }, channel) => {
      const channels = channelsOf(profile);
      return channels.includes(everyChannel) || channels.includes(channel);
    },
  };
}

/**
 * Everyone whom the run's plan found suppressed, in memory: an e-mail address says nothing of the slice of whose it is.
 *
 * @throws {ObjectNotFoundError} when the run pinned nothing: then nobody knows who must not be contacted
 */
export async function readSuppression(objects: ObjectStore, run: string): Promise<Suppression> {
  const suppressed: Suppressed = new Map();
  // One array for all who are suppressed on the same channels: there may be millions.
  const alike = new Map<string, readonly string[]>();
  for await (const line of readLines(objects, bucketKeys.suppression(run))) {
    const [id, ...own] = JSON.parse(line) as [string, ...string[]];
    const channels = alike.get(own.join()) ?? own;
    alike.set(own.join(), channels);
    suppressed.set(id, channels);
  }
  return createSuppression(suppressed);
}
