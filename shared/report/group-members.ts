import type { Description } from '../contracts/statistics.ts';
import { groupOf } from '../domain/tags/groups.ts';

/** The tags that are named groups: of `group.…`, and yes or no. */
export const namedGroupsAmong = (descriptions: readonly Description[]): readonly Description[] =>
  descriptions.filter(({ key, kind, type }) => kind === 'tag' && groupOf(key) === 'group' && type === 'bool');

/** Customers of whom a yes-or-no tag is true. */
export const membersOf = ({ values }: Description): number =>
  values?.find(({ value }) => value === 'true')?.customers ?? 0;
