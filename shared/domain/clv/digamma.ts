/** Coefficients of x⁻², x⁻⁴, …: B₂ₖ / 2k of the Bernoulli numbers. */
const coefficients = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12];
/** From here on the expansion's error is below rounding. */
const large = 10;

/** Derivative of ln Γ, for x > 0. Source: Abramowitz, Stegun, 6.3.5 (recurrence) and 6.3.18 (asymptotic expansion). */
export function digamma(x: number): number {
  let shifted = x;
  let below = 0;
  while (shifted < large) below += 1 / shifted++;
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) series = ((coefficients[k] as number) + series) * inverseSquare;
  return Math.log(shifted) - 0.5 / shifted - series - below;
}
