/**
 * The known name that a mistyped one most likely meant: fewest edits (insert, delete, replace, swap of neighbours), at most a third
 * of its length and at least one. Of several the first; `undefined` when none is near.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

/** `; did you mean "tier"?`, or nothing when no known name is near. `quoted` wraps the name as it would be written. */
export function suggestion(
  name: string,
  known: Iterable<string>,
  quoted: (name: string) => string = (text) => `"${text}"`,
): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean ${quoted(nearest)}?`;
}

/** Optimal string alignment distance (Damerau 1964, Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
