import { padTo, visibleLength } from './text.ts';

/** Pieces in lines of so many columns at most; a piece that is longer has its own. */
export function wrapped(pieces: readonly string[], width: number, between = '   '): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && visibleLength(last) + between.length + visibleLength(piece) <= width)
      lines[lines.length - 1] = last + between + piece;
    else lines.push(piece);
  }
  return lines;
}

/** A sentence in lines of so many columns at most: parted at blanks, and behind Chinese punctuation. */
export const wrappedText = (text: string, width: number): string[] =>
  wrapped(text.split(/(?<= )|(?<=[，。：；、）])/), width, '').map((line) => line.trimEnd());

/** A title before the first line and blanks before the others, so many columns wide. */
export const titled = (title: string, lines: readonly string[], width: number): string[] =>
  lines.map((line, at) => padTo(at === 0 ? title : '', width) + line);

/** All lines but the first two blanks in. */
export const hanging = (lines: readonly string[]): string[] => lines.map((line, at) => (at === 0 ? line : `  ${line}`));
