import { CommandFailure } from '../command-failure.ts';

/** What was found of a customer. @throws {CommandFailure} where nobody has the id */
export function foundCustomer<T>(result: T | undefined): T {
  if (result !== undefined) return result;
  throw new CommandFailure('Nobody here has this id.', { name: 'ProfileNotFoundError', hint: 'strata status' });
}
