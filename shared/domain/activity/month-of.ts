const dayMs = 86_400_000;

/** Months since 1970-01 and day of the month, from 1, of a day since 1970-01-01. */
export function monthOf(day: number): { readonly month: number; readonly dayOfMonth: number } {
  const date = new Date(day * dayMs);
  return { month: (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth(), dayOfMonth: date.getUTCDate() };
}

/** First day of a month, in days since 1970-01-01. */
export const firstDayOf = (month: number): number => Date.UTC(1970, month, 1) / dayMs;
