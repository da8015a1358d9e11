import { compareUtf8 } from '../compare-utf8.ts';
import type { Claim, Identity, Link } from '../profile/profile.ts';

/** More users than this claiming one id make it shared: a till, a family's tablet, a test account. */
const mostClaims = 10;
const mostLinks = 200;
const mostLinkBytes = 24_000;

/** Union of what two parts know of an id. Commutative and associative; `shared` absorbs. */
export const mergeIdentities = (a: Identity, b: Identity): Identity => ({
  claims: mergeClaims(a.claims, b.claims),
  links: mergeLinks(a.links, b.links),
});

function mergeClaims(a: Identity['claims'], b: Identity['claims']): Identity['claims'] {
  if (a === 'shared' || b === 'shared') return 'shared';
  const byUser = new Map(a.map((claim) => [claim.user, claim]));
  for (const claim of b) {
    const same = byUser.get(claim.user);
    byUser.set(claim.user, same === undefined ? claim : mergeClaim(same, claim));
  }
  if (byUser.size > mostClaims) return 'shared';
  return [...byUser.values()].sort((x, y) => compareUtf8(x.user, y.user));
}

function mergeClaim(a: Claim, b: Claim): Claim {
  const first = a.firstSeconds - b.firstSeconds || compareUtf8(a.source, b.source);
  const { firstSeconds, source } = first <= 0 ? a : b;
  return { user: a.user, firstSeconds, lastSeconds: Math.max(a.lastSeconds, b.lastSeconds), source };
}

/**
 * The 200 earliest links, or as many as have room. An early link that was dropped has as many before it for ever, so the outcome
 * does not depend on the order.
 */
function mergeLinks(a: readonly Link[], b: readonly Link[]): readonly Link[] {
  if (b.length === 0) return a;
  const byId = new Map(a.map((link) => [link.id, link]));
  for (const link of b) {
    const same = byId.get(link.id);
    if (same === undefined || link.firstSeconds < same.firstSeconds) byId.set(link.id, link);
  }
  let bytes = 0;
  return [...byId.values()]
    .sort((x, y) => x.firstSeconds - y.firstSeconds || compareUtf8(x.id, y.id))
    .slice(0, mostLinks)
    .filter(({ id }) => {
      bytes += Buffer.byteLength(id);
      return bytes <= mostLinkBytes;
    })
    .sort((x, y) => compareUtf8(x.id, y.id));
}
