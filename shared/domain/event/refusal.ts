/** Why a row is refused, in the order in which the reasons are tested: the first that fits is the row's reason. */
export const refusalReasons = [
  'unparseable_row',
  'oversized_row',
  'missing_id',
  'blocked_identity',
  'missing_time',
  'absurd_time',
  'unknown_kind',
  'bad_number',
  'negative_price',
  'unknown_currency',
  'no_exchange_rate',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly reason: RefusalReason;
  /** What was expected and what came; shown to the person who dropped the file and kept in quarantine, never logged. */
  readonly message: string;
}
