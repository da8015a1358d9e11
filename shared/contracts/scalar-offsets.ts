import { Scalar } from 'yaml';

/**
 * Where in the file each character of a scalar's text stands: offset into the text -> its span there.
 *
 * YAML changes only blanks, breaks and escapes between the two, so the n-th visible character of the text is the n-th one written.
 * Exact for every visible character in all five forms (`|`, `>`, plain, single and double quoted); a blank is put just behind the
 * visible character before it, which is where it stands unless the line was broken there.
 */
export function scalarOffsets(file: string, scalar: Scalar): (offset: number) => Span {
  const [start, end] = scalar.range ?? [0, 0];
  const text = String(scalar.value);
  const visible = visibleSpans(file, scalar.type, start, end);
  const spans: Span[] = [];
  let seen = 0;
  let next = visible[0]?.start ?? start;
  for (let i = 0; i < text.length; i++) {
    const isVisible = !isBlank(text.charCodeAt(i));
    const span = isVisible ? (visible[seen++] ?? { start: end, end }) : { start: next, end: next + 1 };
    spans.push(span);
    next = span.end;
  }
  return (offset) => spans[offset] ?? { start: next, end: next };
}

/** Of the file; the end is exclusive. An escape is longer than the character it stands for. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

function visibleSpans(file: string, type: string | undefined, from: number, to: number): Span[] {
  const isBlock = type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL;
  const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  const found: Span[] = [];
  let at = isBlock ? file.indexOf('\n', from) + 1 : from + (isQuoted ? 1 : 0);
  const end = isQuoted ? to - 1 : to;
  while (at < end) {
    const length =
      type === Scalar.QUOTE_DOUBLE ? escapeLength(file, at) : type === Scalar.QUOTE_SINGLE ? quoteLength(file, at) : 1;
    const visible = length === 1 ? !isBlank(file.charCodeAt(at)) : !isBlankEscape(file, at);
    // An escape beyond U+FFFF gives two units of the text.
    if (visible)
      for (let unit = 0; unit < unitsOf(file, at, length); unit++) found.push({ start: at, end: at + length });
    at += length;
  }
  return found;
}

const escapeDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const escapeLength = (file: string, at: number): number =>
  file[at] === '\\' ? 2 + (escapeDigits[file[at + 1] ?? ''] ?? 0) : 1;

const quoteLength = (file: string, at: number): number => (file.startsWith("''", at) ? 2 : 1);

const unitsOf = (file: string, at: number, length: number): number =>
  length === 10 && Number.parseInt(file.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1;

/** `\n`, `\t`, `\ `, an escaped line break and the escapes of other blanks, also by number. */
function isBlankEscape(file: string, at: number): boolean {
  if (file[at] !== '\\') return false;
  const letter = file[at + 1] ?? '';
  const digits = escapeDigits[letter];
  if (digits !== undefined) return isBlank(Number.parseInt(file.slice(at + 2, at + 2 + digits), 16));
  return 'tnvfrLP_ \t\n\r'.includes(letter);
}

/** Whether `\s` matches the unit. */
const isBlank = (unit: number): boolean => /^\s$/.test(String.fromCharCode(unit));
