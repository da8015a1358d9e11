/** Up to `most` numbered entries: the highest scores, of equal ones those with the lowest numbers. */
export interface TopEntries {
  offer(entry: number, score: number): void;
  /** By falling score, then number; then it is empty again. */
  take(): { readonly entry: number; readonly score: number }[];
}

export function createTopEntries(most: number): TopEntries {
  const entries = new Int32Array(most);
  const scores = new Float64Array(most);
  let size = 0;
  const isBehind = (at: number, entry: number, score: number): boolean =>
    (scores[at] as number) < score || (scores[at] === score && (entries[at] as number) > entry);
  return {
    offer: (entry, score) => {
      if (size === most && (most === 0 || !isBehind(size - 1, entry, score))) return;
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
