import * as z from 'zod';
import type { LocalizedText } from '../domain/localized-text.ts';

/** Error texts of these schemas are what was expected: `checkShape` tells what came. */

export const text = (expected = 'a text'): z.ZodString =>
  z.string(expected).trim().max(500, expected).regex(/\S/, expected);

export function number(least: number, most: number, what = 'a number'): z.ZodNumber {
  const expected = `${what} from ${least} to ${most}`;
  return z.number(expected).min(least, expected).max(most, expected);
}

export function whole(least: number, most: number): z.ZodNumber {
  const expected = `a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

/** A map with these keys and no others. */
export const map = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? expectedMap(shape) : undefined) });

const expectedMap = (shape: z.ZodRawShape): string => `a map with ${Object.keys(shape).join(', ')}`;

/** One text for both languages, or one each. */
export const localizedText: z.ZodType<LocalizedText, unknown> = z.union(
  [
    text().transform((both): LocalizedText => ({ en: both, zh: both })),
    map({ en: text().describe('In English.'), zh: text().describe('In Chinese.') }),
  ],
  'a text, or { en: ..., zh: ... }',
);

/** Names of sources, campaigns and the like are parts of paths. */
export const pathName = (expected: string): z.ZodString =>
  z.string(expected).regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, expected);
