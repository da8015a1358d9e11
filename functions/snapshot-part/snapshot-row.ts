import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { mostSnapshotInterests } from '../../shared/contracts/snapshot.ts';
import { compareUtf8 } from '../../shared/domain/compare-utf8.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { customerIdOf } from '../../shared/domain/identity/profile-id.ts';
import type { SnapshotValue } from '../../shared/formats/snapshot-parquet.ts';
import type { FactValue } from './fact-values.ts';

/** A customer's row: values in the order of `snapshotColumns`. */
export function snapshotRow(customer: Customer, state: CustomerState, facts: readonly FactValue[]): SnapshotValue[] {
  const { profile, orders, firstDay, lastDay } = customer;
  const [r, f, m] = state.scores ?? [];
  const memberships = Object.entries(state.memberships).sort(([a], [b]) => compareUtf8(a, b));
  return [
    customerIdOf(profile.id),
    state.rfm,
    r,
    f,
    m,
    state.tier,
    state.lifecycle,
    state.cluster,
    firstDay,
    lastDay,
    customer.activeDays(),
    orders.count,
    orders.netMinor,
    jsonObject(Object.entries(customer.eventCounts()).sort(([a], [b]) => compareUtf8(a, b))),
    ...facts,
    jsonObject(highestInterests(customer.interests)),
    jsonObject(memberships.map(([campaign, { arm }]) => [campaign, arm])),
    JSON.stringify(memberships.filter(([, { member }]) => member).map(([campaign]) => campaign)),
  ];
}

/** Highest score first, then by path. */
const highestInterests = (interests: ReadonlyMap<string, number>) =>
  [...interests].sort(([a, x], [b, y]) => y - x || compareUtf8(a, b)).slice(0, mostSnapshotInterests);

/** As text, since an object would put names that look like numbers first. */
const jsonObject = (entries: readonly (readonly [string, string | number])[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
