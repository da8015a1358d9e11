type Interval = readonly [from: number, to: number];

/**
 * Maps an interval of values onto one of lengths; values beyond its ends go on in the same line, or with `clamp` no further than the
 * ends. An interval of values that has no length is mapped to the middle.
 *
 * That of d3-scale brings colours, dates and formats of numbers along, which no chart asks it for (ADR 016).
 */
export function linearScale(
  [low, high]: Interval,
  [from, to]: Interval,
  { clamp = false }: { readonly clamp?: boolean } = {},
): (value: number) => number {
  return (value) => {
    const share = low === high ? 0.5 : (value - low) / (high - low);
    const kept = clamp ? Math.min(1, Math.max(0, share)) : share;
    return from * (1 - kept) + to * kept;
  };
}
