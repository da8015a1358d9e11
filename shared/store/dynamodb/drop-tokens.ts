import type { Application, DropToken } from '../profile-store.ts';

/** Whether the batch was applied already to the profile that holds these tokens. */
export const isApplied = (tokens: readonly DropToken[], { shard, sequence, batch }: DropToken): boolean =>
  tokens.some((held) => held.shard === shard && held.sequence === sequence && held.batch >= batch);

/** The tokens after the batch was applied: without those of the same shard that nobody needs, sorted by shard and sequence. */
export function withApplied(
  tokens: readonly DropToken[],
  { token, isObsolete }: Pick<Application, 'token' | 'isObsolete'>,
): DropToken[] {
  const others = tokens.filter(
    ({ shard, sequence }) => shard !== token.shard || (sequence !== token.sequence && !isObsolete(sequence)),
  );
  return [...others, token].sort((a, b) => a.shard - b.shard || a.sequence - b.sequence);
}

/**
 * Tokens as bytes: for each `sequence · 16 + shard`, then `batch`, as varints of seven bits a byte, lowest first. A token of an
 * ordinary drop takes three or four bytes.
 */
export function encodeTokens(tokens: readonly DropToken[]): Uint8Array {
  const bytes: number[] = [];
  for (const { shard, sequence, batch } of tokens) {
    pushVarint(bytes, sequence * 16 + shard);
    pushVarint(bytes, batch);
  }
  return Uint8Array.from(bytes);
}

export function decodeTokens(bytes: Uint8Array): DropToken[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
    scale = 1;
  }
  const tokens: DropToken[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [drop, batch] = [numbers[i] as number, numbers[i + 1] as number];
    tokens.push({ shard: drop % 16, sequence: Math.floor(drop / 16), batch });
  }
  return tokens;
}

/** Arithmetic instead of shifts, so that all safe integers fit. */
function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
