/** Where a token stands: line and column from 1, in UTF-16 units as editors count them. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  /** Characters of it on that line. */
  readonly length: number;
}

/** Turns offsets into places. `end` is exclusive; what goes on over a line's end is cut there. */
export function createPlaces(text: string): (start: number, end: number) => TextPlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (start, end) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    const nextLine = starts[low + 1];
    const lineEnd = nextLine === undefined ? text.length : nextLine - (text[nextLine - 2] === '\r' ? 2 : 1);
    const length = Math.max(0, Math.min(end, lineEnd) - start);
    return { line: low + 1, column: start - starts[low]! + 1, length };
  };
}
