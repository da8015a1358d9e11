import type { Finding } from '../results/doctor.ts';

/** A thing to look at. It may fail: whoever calls it makes a problem of the error. */
export interface Check {
  readonly name: string;
  /** None where there is nothing to say. */
  readonly look: () => Promise<readonly Finding[]>;
}

export const ok = (check: string, message: string): Finding => ({ check, status: 'ok', message, next: null });

export const warning = (check: string, message: string, next: string): Finding => ({
  check,
  status: 'warning',
  message,
  next,
});

export const problem = (check: string, message: string, next: string): Finding => ({
  check,
  status: 'problem',
  message,
  next,
});

/** Looks at one thing; that it cannot be looked at is a problem of its own, which hides no other. */
export async function look(check: Check): Promise<readonly Finding[]> {
  try {
    return await check.look();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return [problem(check.name, `could not be looked at: ${name}: ${message}`, 'strata doctor --verbose')];
  }
}
