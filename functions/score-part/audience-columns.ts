import type { Customer } from '../../shared/domain/customer/customer.ts';
import { bareId, type IdKind, idKinds, kindOf } from '../../shared/domain/identity/profile-id.ts';

/**
 * Values of the columns that a campaign adds to each row, empty where not known: of a trait its value; of an identifier that of
 * the customer's own key, else the one that was linked last, of several at once the smallest by UTF-8 bytes.
 */
export const columnsOf = (columns: readonly string[], customer: Customer): string[] =>
  columns.map((name) => customer.trait(name)?.value ?? identifier(customer, name) ?? '');

function identifier({ profile: { id, identity } }: Customer, name: string): string | undefined {
  const kind = idKinds.find((known): known is IdKind => known === name);
  if (kind === undefined) return undefined;
  if (kindOf(id) === kind) return bareId(id);
  // Links are sorted by id, and sorting keeps the order of equals.
  const newest = identity.links
    .filter((link) => kindOf(link.id) === kind)
    .sort((a, b) => b.firstSeconds - a.firstSeconds)[0];
  return newest && bareId(newest.id);
}
