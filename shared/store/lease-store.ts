/** A named, exclusive right that ends by itself. */
export interface LeaseStore {
  /** Runs `work` while holding the lease, waiting for another holder first. @throws {LeaseTakenError} after `waitMs` */
  withLease<T>(
    name: string,
    options: { readonly leaseMs: number; readonly waitMs: number },
    work: () => Promise<T>,
  ): Promise<T>;
}

export class LeaseTakenError extends Error {
  override readonly name = 'LeaseTakenError';
  readonly lease: string;

  constructor(lease: string) {
    super(`Somebody else holds "${lease}" for longer than expected. Try again in a minute.`);
    this.lease = lease;
  }
}
