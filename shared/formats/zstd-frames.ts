/** A run of bytes of one zstd frame. */
export interface FramePiece {
  readonly bytes: Uint8Array;
  readonly endsFrame: boolean;
}

const frameMagic = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const frameMagicValue = 0xfd2fb528;
/** Sixteen values from here on mark frames that decoders skip. */
const skippableMagicValue = 0x184d2a50;

interface Scan {
  part: 'magic' | 'descriptor' | 'header' | 'block' | 'content' | 'checksum' | 'skipped_size' | 'skipped';
  /** Bytes of the part, and how many of them went by. */
  needed: number;
  seen: number;
  /** The part as a little-endian number; meaningless for long parts. */
  value: number;
  hasChecksum: boolean;
  isLastBlock: boolean;
}

/**
 * Cuts a zstd stream into its frames, because the decoder of `node:zlib` stops after the first without a word.
 *
 * Only lengths are read; what is wrong inside a frame is for the decoder to find. Skippable frames are left out.
 *
 * @throws {RangeError} for bytes after a frame that start no other
 * @see RFC 8878, section 3.1
 */
export async function* zstdFrames(body: AsyncIterable<Uint8Array>): AsyncGenerator<FramePiece> {
  const scan: Scan = { part: 'magic', needed: 4, seen: 0, value: 0, hasChecksum: false, isLastBlock: false };
  for await (const chunk of body) {
    let pieceStart = 0;
    let at = 0;
    while (at < chunk.length) {
      const taken = Math.min(scan.needed - scan.seen, chunk.length - at);
      if (scan.needed <= 4)
        for (let i = 0; i < taken; i++) scan.value += (chunk[at + i] as number) * 256 ** (scan.seen + i);
      at += taken;
      scan.seen += taken;
      while (scan.seen === scan.needed) {
        const finished = scan.part;
        advance(scan);
        if (scan.part === 'descriptor') {
          yield { bytes: frameMagic, endsFrame: false };
          pieceStart = at;
        } else if (scan.part === 'magic' && finished !== 'skipped') {
          yield { bytes: chunk.subarray(pieceStart, at), endsFrame: true };
        }
      }
    }
    const within = scan.part !== 'magic' && scan.part !== 'skipped' && scan.part !== 'skipped_size';
    if (within && pieceStart < at) yield { bytes: chunk.subarray(pieceStart, at), endsFrame: false };
  }
}

function advance(scan: Scan): void {
  const { part, value } = scan;
  if (part === 'magic') {
    if (value === frameMagicValue) enter(scan, 'descriptor', 1);
    else if (value >= skippableMagicValue && value < skippableMagicValue + 16) enter(scan, 'skipped_size', 4);
    else throw new RangeError('what follows a frame is no frame');
  } else if (part === 'skipped_size') enter(scan, 'skipped', value);
  else if (part === 'descriptor') {
    scan.hasChecksum = (value & 4) !== 0;
    enter(scan, 'header', headerBytes(value));
  } else if (part === 'header') enter(scan, 'block', 3);
  else if (part === 'block') {
    scan.isLastBlock = (value & 1) !== 0;
    const repeatsOneByte = ((value >> 1) & 3) === 1;
    enter(scan, 'content', repeatsOneByte ? 1 : value >> 3);
  } else if (part === 'content' && !scan.isLastBlock) enter(scan, 'block', 3);
  else if (part === 'content' && scan.hasChecksum) enter(scan, 'checksum', 4);
  else enter(scan, 'magic', 4);
}

function enter(scan: Scan, part: Scan['part'], bytes: number): void {
  scan.part = part;
  scan.needed = bytes;
  scan.seen = 0;
  scan.value = 0;
}

/** Window descriptor, dictionary id and content size that follow the frame header's descriptor. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 32) !== 0;
  const sizeFlag = descriptor >> 6;
  const contentSize = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  const dictionaryId = [0, 1, 2, 4][descriptor & 3] as number;
  return (isSingleSegment ? 0 : 1) + dictionaryId + contentSize;
}
