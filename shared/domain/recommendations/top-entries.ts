/** Up to `most` numbered entries: those with the highest scores, of equal ones the first. */
export interface TopEntries {
  offer(entry: number, score: number): void;
  /** By falling score, then in order; then it is empty again. */
  take(): { readonly entry: number; readonly score: number }[];
}

/** @param compare order of entries with equal scores; by number unless given */
export function createTopEntries(most: number, compare: (a: number, b: number) => number = byNumber): TopEntries {
  const entries = new Int32Array(most);
  const scores = new Float64Array(most);
  let size = 0;
  const isBehind = (at: number, entry: number, score: number): boolean =>
    (scores[at] as number) < score || (scores[at] === score && compare(entries[at] as number, entry) > 0);
  return {
    offer: (entry, score) => {
      if (most === 0 || (size === most && !isBehind(size - 1, entry, score))) return;
      let at = size < most ? size++ : size - 1;
      for (; at > 0 && isBehind(at - 1, entry, score); at--) {
        entries[at] = entries[at - 1] as number;
        scores[at] = scores[at - 1] as number;
      }
      entries[at] = entry;
      scores[at] = score;
    },
    take: () => {
      const taken = Array.from({ length: size }, (_, at) => ({
        entry: entries[at] as number,
        score: scores[at] as number,
      }));
      size = 0;
      return taken;
    },
  };
}

const byNumber = (a: number, b: number): number => a - b;
