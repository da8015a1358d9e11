const candidates = [44, 59, 9] as const;

/** Whichever of `,`, `;` and tab the header has most of outside quotes, as a byte; the earlier of that list when equal. */
export function detectSeparator(header: Uint8Array): number {
  const counts = new Map<number, number>(candidates.map((byte) => [byte, 0]));
  let quoted = false;
  for (const byte of header) {
    if (byte === 34) quoted = !quoted;
    const count = quoted ? undefined : counts.get(byte);
    if (count !== undefined) counts.set(byte, count + 1);
  }
  return candidates.reduce((best, byte) => ((counts.get(byte) ?? 0) > (counts.get(best) ?? 0) ? byte : best));
}
