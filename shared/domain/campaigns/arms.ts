import { hash } from 'node:crypto';

/** `treatment` gets the offer, `control` is held back to compare with. */
export type Arm = 'treatment' | 'control';

/**
 * Arm of a customer in a campaign: `control` when the first 8 bytes of SHA-256 of `arm/<campaign>/<customer id>`, as a big-endian
 * fraction of 2^64, are below the hold-out (D4).
 *
 * @param customerId the bare id of a known user, else the whole key
 * @param holdout 0..1
 */
export const armOf = (campaign: string, customerId: string, holdout: number): Arm =>
  fractionOf(`arm/${campaign}/${customerId}`) < holdout ? 'control' : 'treatment';

/** Whether a customer is in the global control group, which no campaign reaches. */
export const inGlobalControl = (customerId: string, share: number): boolean =>
  fractionOf(`global/${customerId}`) < share;

/** 0 (inclusive) to 1: rounded to the nearest double, 53 of the 64 bits. */
const fractionOf = (text: string): number => Number(hash('sha256', text, 'buffer').readBigUInt64BE(0)) / 2 ** 64;
