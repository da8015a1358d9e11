/** Bytes of UTF-8 in the longest key that S3 takes. */
const longestKey = 1024;
/** Bytes of UTF-8 in one file name; ext4, APFS and NTFS take 255. */
const longestName = 240;

/** Begins a name that holds a whole segment, or its last piece, in escaped form. */
const whole = '%!';
/** Begins the name of a folder that holds a piece of a segment; what is inside goes on with it. */
const piece = '%+';

/**
 * Path of the file that stands for a key, as names below the root.
 *
 * A segment of a key is its own name, so people find what they look for. Only those that cannot be one, or that would be hidden
 * or mistaken, are escaped: the empty one, `.` and `..`, a first segment with a leading dot, a NUL, what begins with `%!` or `%+`,
 * and what is too long for one name, which becomes a chain of folders.
 *
 * @throws {RangeError} when the key is empty, longer than 1,024 bytes, or no well-formed Unicode
 */
export function filePathOf(key: string): string[] {
  const bytes = Buffer.byteLength(key);
  if (bytes === 0 || bytes > longestKey) throw new RangeError(`A key has 1 to 1,024 bytes in UTF-8, not ${bytes}.`);
  if (!key.isWellFormed()) throw new RangeError('A key with half a surrogate pair cannot be stored.');
  return key.split('/').flatMap((segment, index) => namesOf(segment, index === 0));
}

/** Whether a file of the root belongs to the machinery, as `.dynamodb`, and is no part of the bucket. */
export const isHidden = (name: string): boolean => name.startsWith('.');

/** Whether a folder holds a piece of a segment. */
export const isPiece = (name: string): boolean => name.startsWith(piece);

/** The segment that a name stands for, behind the pieces of the folders above it (as they were given back by `pieceOf`). */
export function segmentOf(name: string, pieces: string): string {
  return name.startsWith(whole) ? unescaped(pieces + name.slice(whole.length)) : name;
}

/** What a folder of a piece adds to the segment, still escaped. */
export const pieceOf = (name: string): string => name.slice(piece.length);

function namesOf(segment: string, first: boolean): string[] {
  if (isPlain(segment, first)) return [segment];
  const names: string[] = [];
  let text = '';
  for (const character of escaped(segment)) {
    if (Buffer.byteLength(text) + Buffer.byteLength(character) + piece.length > longestName) {
      names.push(piece + text);
      text = '';
    }
    text += character;
  }
  return [...names, whole + text];
}

function isPlain(segment: string, first: boolean): boolean {
  if (segment === '' || segment === '.' || segment === '..' || segment.includes('\0')) return false;
  if (segment.startsWith(whole) || segment.startsWith(piece)) return false;
  return !(first && isHidden(segment)) && Buffer.byteLength(segment) <= longestName;
}

const escaped = (segment: string): string =>
  segment
    .replaceAll('%', '%25')
    .replaceAll('\0', '%00')
    .replace(/^\.+/, (dots) => dots.replaceAll('.', '%2E'));

const unescaped = (text: string): string =>
  text.replace(/%(25|00|2E)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
