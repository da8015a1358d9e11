import { createRandom } from '../../shared/domain/clusters/random.ts';
import type { Purchases } from '../../shared/domain/clv/bg-nbd.ts';

/**
 * Customers who behave as BG/NBD says, with r = 1, α, a = 1, b: rates and dropouts by inverting their distributions. Nobody drops out
 * where b is infinite. Observed for `T` to `2T`.
 */
export function simulateCustomers(customers: number, alpha: number, b: number, T: number, seed: number): Purchases[] {
  const random = createRandom(seed);
  const exponential = (rate: number): number => -Math.log1p(-random()) / rate;
  return Array.from({ length: customers }, () => {
    const rate = exponential(alpha);
    const dropout = 1 - (1 - random()) ** (1 / b);
    const end = T * (1 + random());
    let x = 0;
    let tx = 0;
    for (let next = exponential(rate); next <= end; next += exponential(rate)) {
      x++;
      tx = next;
      if (random() < dropout) break;
    }
    return { x, tx, T: end };
  });
}
