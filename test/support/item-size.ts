import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * Bytes that DynamoDB bills for an item, names included. Of a number AWS says only "approximately": here one byte and one for
 * every two significant digits, begun ones counted whole, and one for a sign.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Record<string, AttributeValue>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes({ S, N, B, BOOL, NULL, M, L }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return numberBytes(N);
  if (B !== undefined) return B.byteLength;
  if (BOOL !== undefined || NULL !== undefined) return 1;
  if (M !== undefined) return 3 + Object.keys(M).length + itemBytes(M);
  if (L !== undefined) return 3 + L.reduce((sum, value) => sum + 1 + valueBytes(value), 0);
  throw new TypeError(
    'The size of a text, number, binary, boolean, null, map or list was asked for; sets are not used.',
  );
}

function numberBytes(text: string): number {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return 1 + Math.ceil(digits.length / 2) + (text.startsWith('-') ? 1 : 0);
}
