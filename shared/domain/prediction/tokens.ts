/** Gathers what a customer did as tokens. */
export interface TokenGatherer {
  /** The path and every prefix of it. */
  category(path: string): void;
  product(id: string): void;
  brand(name: string): void;
  device(name: string): void;
  region(name: string): void;
  /** Events at this hour of the customer's day, 0..23. @param events @default 1 */
  hour(hour: number, events?: number): void;
  /** Events of a kind: sums up. */
  count(kind: string, events: number): void;
  /** A new map at each call. */
  tokens(): ReadonlyMap<string, number>;
}

/** Quarters of the day: from 0, 6, 12 and 18 o'clock. */
const dayparts = ['night', 'morning', 'afternoon', 'evening'] as const;

/** Log of 1 + this many events is 1. */
const manyEvents = 100;

/**
 * Tokens of one customer: of what was met, 1, however often, so that few busy customers do not outweigh the many; of hours the share of
 * the events in each quarter of the day; of counts log(1 + n) / log(1 + 100).
 */
export function createTokens(): TokenGatherer {
  const met = new Set<string>();
  const counts = new Map<string, number>();
  const hours = [0, 0, 0, 0];
  const meet = (group: string) => (name: string) => {
    if (name !== '') met.add(`${group}/${name}`);
  };
  const category = meet('category');
  return {
    category: (path) => {
      for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) category(path.slice(0, end));
      category(path);
    },
    product: meet('product'),
    brand: meet('brand'),
    device: meet('device'),
    region: meet('region'),
    hour: (hour, events = 1) => {
      const daypart = Math.floor(hour / 6);
      hours[daypart] = (hours[daypart] as number) + events;
    },
    count: (kind, events) => {
      counts.set(kind, (counts.get(kind) ?? 0) + events);
    },
    tokens: () => {
      const tokens = new Map<string, number>();
      for (const token of met) tokens.set(token, 1);
      const events = hours.reduce((sum, count) => sum + count, 0);
      hours.forEach((count, daypart) => {
        if (count > 0) tokens.set(`hour/${dayparts[daypart]}`, count / events);
      });
      for (const [kind, count] of counts)
        if (count > 0) tokens.set(`count/${kind}`, Math.log1p(count) / Math.log1p(manyEvents));
      return tokens;
    },
  };
}
