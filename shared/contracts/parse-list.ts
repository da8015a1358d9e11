import type { ProfileId } from '../domain/identity/profile-id.ts';
import type { CustomerList, Problem } from './configuration.ts';
import { readIdRows } from './id-rows.ts';

/**
 * Reads `config/lists/<name>.csv`: a header with at least one of `user_id`, `anonymous_id`, `device_id`, `email`, `phone`, a
 * customer a row, at most a million. A file with a header alone is a list of nobody.
 */
export function parseList(
  content: string,
  file: string,
): { readonly list: CustomerList } | { readonly problems: readonly Problem[] } {
  const list = new Set<ProfileId>();
  const problems = readIdRows(content, file, [], ({ ids }) => {
    for (const id of ids) list.add(id);
  });
  return problems.length > 0 ? { problems } : { list };
}
