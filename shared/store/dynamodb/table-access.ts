import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The table, and what an adapter takes from the world around it. */
export interface TableAccess {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock?: Clock;
}

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** 0 (inclusive) to 1 (exclusive); spreads retries. */
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};
