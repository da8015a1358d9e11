import type { ProfileId } from '../domain/identity/profile-id.ts';
import type { Problem } from './configuration.ts';
import { readIdRows } from './id-rows.ts';

/** Stands for every channel there is or will be. */
export const everyChannel = '*';

/** Id -> the channels it is not to be contacted on, sorted, `*` for all. */
export type Suppressed = Map<ProfileId, readonly string[]>;

/**
 * Reads `requests/suppression/*.csv` into `suppressed`: the columns of a list of customers, and where there is a column `channel`
 * with something in it, only that channel, whatever its case.
 *
 * @returns what is wrong with the file; then nobody may rely on what was read of it
 */
export function parseSuppression(content: string, file: string, suppressed: Suppressed): readonly Problem[] {
  // One array a channel, not one an id: there may be millions.
  const alone = new Map<string, readonly string[]>();
  return readIdRows(content, file, ['channel'], ({ ids, text }) => {
    const channel = text('channel').toLowerCase() || everyChannel;
    const only = alone.get(channel) ?? [channel];
    alone.set(channel, only);
    for (const id of ids) {
      const channels = suppressed.get(id);
      if (channels === undefined) suppressed.set(id, only);
      else if (!channels.includes(channel)) suppressed.set(id, [...channels, channel].sort());
    }
  });
}
