import type { Seeds } from '../domain/similarity/seeds.ts';

/** `runs/<run>/seeds/<part>.json`: of every list, what its customers in one part have in common. */
export type SeedPart = Readonly<Record<string, Seeds>>;
