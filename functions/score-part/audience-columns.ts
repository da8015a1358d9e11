import type { Customer } from '../../shared/domain/customer/customer.ts';
import { bareId, type IdKind, idKinds, kindOf } from '../../shared/domain/identity/profile-id.ts';
import type { Recommender } from '../../shared/domain/recommendations/create-recommender.ts';
import { historyOf } from '../../shared/domain/recommendations/customer-history.ts';
import type { RuleSubject } from '../../shared/rules/rule.ts';

/** Columns that name what the customer may want next, best first, parted by bars. */
const recommendedColumns = ['recommended_items', 'recommended_categories'] as const;
type RecommendedColumn = (typeof recommendedColumns)[number];

export const asksForRecommendations = (columns: readonly string[]): boolean =>
  recommendedColumns.some((column) => columns.includes(column));

const mostRecommended = 5;
const separator = '|';

/** What the values of columns are read from, beside the customer. */
export interface ColumnSources {
  readonly subject: Pick<RuleSubject, 'tag' | 'segment'>;
  /** `undefined` where the run has no recommendations. */
  readonly recommender?: Recommender | undefined;
}

/**
 * Values of the columns that a campaign adds to each row, empty where not known: of a tag (`group.name`) and a trait its value; of an
 * identifier what the customer declared (never what a third party says), else that of the customer's own key, else the one that was
 * linked last, of several at once the smallest by UTF-8 bytes; of recommendations the five best, without those
 * whose name holds the bar they are parted by.
 */
export const columnsOf = (columns: readonly string[], customer: Customer, sources: ColumnSources): string[] =>
  columns.map((name) => {
    if (name.includes('.')) return String(sources.subject.tag(name) ?? '');
    const recommended = recommendedColumns.find((column) => column === name);
    if (recommended !== undefined) return joined(recommendations(recommended, customer, sources));
    const kind = idKinds.find((known): known is IdKind => known === name);
    const trait = customer.trait(name);
    if (kind === undefined) return trait?.value ?? '';
    return (trait?.origin === 'declared' ? trait.value : identifier(customer, kind)) ?? '';
  });

/** A name with a bar in it would be read as two. */
const joined = (names: readonly string[]): string => names.filter((name) => !name.includes(separator)).join(separator);

function recommendations(
  column: RecommendedColumn,
  { evidence }: Customer,
  { recommender, subject }: ColumnSources,
): string[] {
  const cluster = subject.segment('cluster');
  const request = { history: historyOf(evidence), ...(cluster !== 'none' && { segment: cluster }) };
  if (column === 'recommended_items')
    return recommender?.recommend(request, mostRecommended).map(({ item }) => item) ?? [];
  return recommender?.recommendCategories(request, mostRecommended).map(({ category }) => category) ?? [];
}

function identifier({ profile: { id, identity } }: Customer, kind: IdKind): string | undefined {
  if (kindOf(id) === kind) return bareId(id);
  // Links are sorted by id, and sorting keeps the order of equals.
  const newest = identity.links
    .filter((link) => kindOf(link.id) === kind)
    .sort((a, b) => b.firstSeconds - a.firstSeconds)[0];
  return newest && bareId(newest.id);
}
