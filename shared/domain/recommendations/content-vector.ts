/** What a catalogue says of an item; what it does not say is left out. */
export interface ItemFacts {
  /** Path such as `home/lights/candles`. */
  readonly category?: string;
  readonly brand?: string;
  /** Minor units of the shop's currency, above 0. */
  readonly priceMinor?: number;
}

/** Kinds of what a component of a content vector stands for. */
export type ContentTerm = `category:${string}` | `brand:${string}` | `price:${number}`;

/** Every prefix of a path, shortest first. */
export function pathPrefixes(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/**
 * What an item is like, as a vector of length 1; none when nothing is known. Its components are 1 for each prefix of the category path,
 * 1 for the brand, and the price's place between two powers of two: a price a quarter of the way up from 2ⁿ to 2ⁿ⁺¹, by logarithm,
 * is 0.75 of the one and 0.25 of the other. So the cosine of two items grows with every step of the path they share, with the same brand,
 * and with how near their prices are; prices two octaves apart have nothing in common.
 */
export function contentVector({ category, brand, priceMinor }: ItemFacts): [term: ContentTerm, weight: number][] {
  const terms: [ContentTerm, number][] = [];
  if (category) for (const path of pathPrefixes(category)) terms.push([`category:${path}`, 1]);
  if (brand) terms.push([`brand:${brand}`, 1]);
  if (priceMinor !== undefined && priceMinor > 0) {
    const octaves = Math.log2(priceMinor);
    const below = Math.floor(octaves);
    terms.push([`price:${below}`, below + 1 - octaves], [`price:${below + 1}`, octaves - below]);
  }
  const length = Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return terms.filter(([, weight]) => weight > 0).map(([term, weight]) => [term, weight / length]);
}
