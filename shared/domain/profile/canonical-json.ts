import type { Profile } from './profile.ts';

/**
 * One line of JSON that is equal exactly when two profiles are: keys in sorted order, maps as sorted objects, nothing of where
 * something came from (sources of claims, traits and consents), no token and no version.
 */
export function canonicalProfileJson({ id, activity, identity, traits, consents }: Profile): string {
  const claims = identity.claims === 'shared' ? 'shared' : identity.claims.map(({ source: _, ...claim }) => claim);
  return JSON.stringify(
    canonical({
      id,
      activity,
      identity: { claims, links: identity.links },
      traits: traits.map(({ source: _, ...trait }) => trait),
      consents: consents.map(({ source: _, ...consent }) => consent),
    }),
  );
}

function canonical(value: unknown): unknown {
  if (value instanceof Map) return canonical(Object.fromEntries([...value].map(([key, item]) => [`=${key}`, item])));
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) sorted[key] = canonical((value as Record<string, unknown>)[key]);
  return sorted;
}
