import { hash } from 'node:crypto';

export type Arm = 'treatment' | 'control';

const twoTo64 = 2 ** 64;

/**
 * Arm of a customer in a campaign: control for a share of the hashes of both names, so nobody has to remember who was drawn.
 *
 * @param customerId bare id of a known user, else the whole profile id
 * @param holdout share in control, 0..1
 */
export const armOf = (campaign: string, customerId: string, holdout: number): Arm =>
  isDrawn(`arm/${campaign}/${customerId}`, holdout) ? 'control' : 'treatment';

/** Whether the customer is in the control group that no campaign reaches. */
export const inGlobalControl = (customerId: string, share: number): boolean => isDrawn(`global/${customerId}`, share);

/**
 * Whether the first 8 bytes of SHA-256 of the text, as a big-endian fraction of 2^64, are below the share.
 *
 * Exact: a share times 2^64 loses nothing in a double, and an integer is below it when it is below its ceiling.
 */
const isDrawn = (text: string, share: number): boolean =>
  hash('sha256', text, 'buffer').readBigUInt64BE(0) < BigInt(Math.ceil(share * twoTo64));
