/**
 * Mean of a function of an order rate and a dropout probability over λ ~ Gamma(2, rate α) and p ~ Beta(2, 3), by the midpoint rule on the
 * densities α² λ e^(−αλ) and 12 p (1 − p)²: nothing of the closed forms is in it.
 */
export function mixOver(alpha: number, amountOf: (rate: number, dropout: number) => number, cells = 1200): number {
  const most = 40 / alpha;
  let sum = 0;
  for (let i = 0; i < cells; i++) {
    // Finer near 0, where the density bends.
    const u = (i + 0.5) / cells;
    const rate = most * u * u;
    const weight = alpha * alpha * rate * Math.exp(-alpha * rate) * (2 * most * u);
    for (let j = 0; j < cells; j++) {
      const p = (j + 0.5) / cells;
      sum += weight * 12 * p * (1 - p) ** 2 * amountOf(rate, p);
    }
  }
  return sum / (cells * cells);
}
