import type { Context } from 'aws-lambda';

/** Kept free at the end of an invocation, for what is under way and for the continuation message. */
const marginMs = 60_000;

/** When an invocation should begin nothing new, in milliseconds since 1970-01-01T00:00Z. */
export const stopAt = (context: Context, now: number): number => now + context.getRemainingTimeInMillis() - marginMs;
