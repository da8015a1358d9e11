const shares = [0.01, 0.05, 0.1, 0.2, 0.5];

/**
 * How much of the money the best customers brought: for the best 1, 5, 10, 20 and 50 % (rounded up to whole customers) their share
 * of the sum. Empty when the sum is not above 0.
 */
export function concentration(moneyMinor: Float64Array): { readonly share: number; readonly spendShare: number }[] {
  const sorted = moneyMinor.slice().sort().reverse();
  let total = 0;
  for (const money of sorted) total += money;
  if (total <= 0) return [];
  return shares.map((share) => {
    const best = Math.ceil(share * sorted.length);
    let sum = 0;
    for (let i = 0; i < best; i++) sum += sorted[i] as number;
    return { share, spendShare: sum / total };
  });
}
