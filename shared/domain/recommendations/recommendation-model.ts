/** All that recommending takes. JSON keeps it whole; the same data give the same bytes. Items are numbers, places in `items`. */
export interface RecommendationModel {
  /** Ids in UTF-8 order. */
  readonly items: readonly string[];
  /** Of items that customers have in common, flat as in `SimilarItems`; similarities in ten-thousandths. */
  readonly neighbours: {
    readonly offsets: readonly number[];
    readonly items: readonly number[];
    readonly similarities: readonly number[];
  };
  /** By item, in thousandths of a customer; what is long ago counts less. */
  readonly popularity: readonly number[];
  /** What the catalogue says. By item: places in the lists of names, or −1; minor units, or 0 where there is no price. */
  readonly content: {
    readonly categories: readonly string[];
    readonly brands: readonly string[];
    readonly category: readonly number[];
    readonly brand: readonly number[];
    readonly priceMinor: readonly number[];
  };
  /** By falling lift. */
  readonly rules: readonly {
    readonly antecedent: readonly number[];
    readonly consequent: number;
    readonly confidence: number;
  }[];
  /** Most popular items of each segment, most popular first, with their popularity there. */
  readonly segments: Readonly<Record<string, readonly (readonly [item: number, popularity: number])[]>>;
  readonly halfLifeDays: number;
}

/** Similarities are kept to four decimals. */
export const similarityUnits = 10_000;
