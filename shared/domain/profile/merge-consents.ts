import { compareUtf8 } from '../compare-utf8.ts';
import type { Consent } from './profile.ts';

/** A profile has the channels of least name, should there be more. */
const mostChannels = 32;

/** What was last said about each channel, by channel. */
export function mergeConsents(a: readonly Consent[], b: readonly Consent[]): readonly Consent[] {
  if (b.length === 0) return a;
  const byChannel = new Map(a.map((consent) => [consent.channel, consent]));
  for (const consent of b) {
    const same = byChannel.get(consent.channel);
    if (same === undefined || outranks(consent, same)) byChannel.set(consent.channel, consent);
  }
  return [...byChannel.values()].sort((x, y) => compareUtf8(x.channel, y.channel)).slice(0, mostChannels);
}

/** Newer first; at the same second a refusal; then the smaller source, so that the choice depends on nothing else. */
function outranks(a: Consent, b: Consent): boolean {
  if (a.seconds !== b.seconds) return a.seconds > b.seconds;
  if (a.granted !== b.granted) return !a.granted;
  return compareUtf8(a.source, b.source) < 0;
}
