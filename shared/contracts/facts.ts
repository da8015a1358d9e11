import { featureDefinitions } from '../domain/features/index.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { TagType } from '../domain/tags/define-tag.ts';
import { tagDefinitions } from '../domain/tags/index.ts';
import type { OwnTag } from './configuration.ts';

/** Something that a run knows of a customer as one value: a tag or a feature. A column of snapshots, a line of descriptions. */
export interface Fact {
  readonly kind: 'tag' | 'feature';
  /** Of the tag or the feature. */
  readonly key: string;
  readonly name: LocalizedText;
  readonly type: TagType;
  /** Name of its column, of no other fact: `consumption_orders`, `feature_spend`. */
  readonly column: string;
}

/** Columns of a snapshot that no fact may take. */
export const snapshotColumnNames = {
  userId: 'user_id',
  rfm: 'rfm',
  r: 'r',
  f: 'f',
  m: 'm',
  tier: 'tier',
  lifecycle: 'lifecycle',
  cluster: 'cluster',
  firstDay: 'first_day',
  lastDay: 'last_day',
  activeDays: 'active_days',
  orders: 'orders',
  spendMinor: 'spend_minor',
  events: 'events',
  interests: 'interests',
  memberships: 'memberships',
  memberOf: 'member_of',
} as const;

/**
 * Every fact: built-in tags, features, own tags. Where two would have the same column, as tags `a.b_c` and `a_b.c` do, the later one
 * has a number behind it.
 */
export function factsOf(ownTags: readonly OwnTag[]): Fact[] {
  const taken = new Set<string>(Object.values(snapshotColumnNames));
  const free = (wanted: string): string => {
    let column = wanted;
    for (let number = 2; taken.has(column); number++) column = `${wanted}_${number}`;
    taken.add(column);
    return column;
  };
  const tag = ({ key, name, type }: Pick<Fact, 'key' | 'name' | 'type'>): Fact => ({
    kind: 'tag',
    key,
    name,
    type,
    column: free(key.replaceAll('.', '_')),
  });
  return [
    ...tagDefinitions.map(tag),
    ...featureDefinitions.map(
      ({ key, name }): Fact => ({ kind: 'feature', key, name, type: 'number', column: free(`feature_${key}`) }),
    ),
    ...ownTags.map(tag),
  ];
}
