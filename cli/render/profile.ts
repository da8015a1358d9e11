import { tagDefinitions } from '../../shared/domain/tags/index.ts';
import { groupPrefix } from '../../shared/domain/tags/named-groups.ts';
import type { ProfileResult } from '../results.ts';
import { count, counted, money, words } from './text.ts';

/** A customer as a person reads them. */
export function renderProfile(profile: ProfileResult, minorPerMajor: number): string {
  return [
    head(profile),
    segments(profile),
    '',
    ...facts(profile, minorPerMajor).map(([name, text]) => `${name.padEnd(14)}${text}`),
  ].join('\n');
}

const builtIn: ReadonlySet<string> = new Set(tagDefinitions.map(({ key }) => key));

type Tags = ProfileResult['tags'];
const number = (tags: Tags, key: string): number | undefined => {
  const value = tags[key]?.value;
  return typeof value === 'number' ? value : undefined;
};

function head({ userId, tags, activity }: ProfileResult): string {
  const since = activity.firstDay === null ? undefined : `customer since ${activity.firstDay}`;
  const recency = number(tags, 'value.recency_days');
  const last = recency === undefined ? 'no order' : `last order ${counted(recency, 'day')} ago`;
  const facts = [since, last].filter((fact) => fact !== undefined).join(' · ');
  return [userId, tags['region.country']?.value, facts].filter((part) => part !== undefined).join('   ');
}

function segments({ segments: { rfm, tier, lifecycle, cluster }, scores, clusterName }: ProfileResult): string {
  if (tier === null) return 'not in the published run: it had no event before its as-of day, or there was no run yet';
  const [r, f, m] = scores ?? [];
  const habit = scores === null ? words(rfm ?? 'none') : `${words(rfm ?? 'none')} (R${r} F${f} M${m})`;
  const name = clusterName === null ? '' : ` "${clusterName.en}"`;
  return `${tier} · ${habit} · lifecycle ${words(lifecycle ?? 'none')} · cluster ${cluster}${name}`;
}

function facts(
  { tags, memberships, activity, consents, identities, traits, lists, suppressed }: ProfileResult,
  minorPerMajor: number,
): [string, string][] {
  const average = number(tags, 'consumption.average_order_value');
  const cycle = number(tags, 'consumption.cycle_days');
  const consumption = [
    counted(activity.orders, 'order'),
    money(activity.spendMinor, activity.currency, minorPerMajor),
    average === undefined ? '' : `${money(average * minorPerMajor, activity.currency, minorPerMajor)} an order`,
    cycle === undefined ? '' : `every ${counted(Math.round(cycle), 'day')}`,
  ].filter((part) => part !== '');
  const interests = Object.entries(tags)
    .filter(([key]) => key.startsWith('interest.'))
    .sort(([, a], [, b]) => Number(b.value) - Number(a.value))
    .slice(0, 5)
    .map(([key, { value }]) => `${key.slice('interest.'.length)} ${Number(value).toFixed(1)}`);
  const groups = Object.entries(tags)
    .filter(([key, { value }]) => key.startsWith(groupPrefix) && value === true)
    .map(([key]) => words(key.slice(groupPrefix.length)));
  const own = Object.entries(tags)
    .filter(([key]) => !key.startsWith('interest.') && !key.startsWith(groupPrefix) && !builtIn.has(key))
    .map(([key, { value }]) => `${key} ${value}`);
  const member = Object.entries(memberships).map(
    ([campaign, { arm, since }]) => `${campaign}: ${arm} since ${since.slice(0, 10)}`,
  );
  const events = Object.entries(activity.events).map(([kind, rows]) => `${words(kind)} ${count(rows)}`);
  const said = Object.entries(consents).map(([channel, granted]) => `${channel} ${granted ? 'yes' : 'no'}`);
  const ids = Object.entries(identities).flatMap(([kind, values]) => values.map((value) => `${words(kind)} ${value}`));
  const declared = Object.entries(traits).map(([name, value]) => `${name} ${value}`);
  const rows: [string, string][] = [
    ['Consumption', consumption.join('   ')],
    ['Groups', groups.join('   ')],
    ['Own tags', own.join('   ')],
    ['Interests', interests.length > 0 ? interests.join('   ') : 'none known'],
    ['Memberships', member.length > 0 ? member.join('   ') : 'none'],
    ['Lists', lists.join('   ')],
    ['Suppressed', suppressed.includes('*') ? 'on every channel' : suppressed.join('   ')],
    ['Traits', declared.length > 0 ? declared.join('   ') : 'none declared'],
    ['Consent', said.length > 0 ? said.join('   ') : 'none recorded'],
    ['Data', `${events.join('   ')}   ${counted(activity.activeDays, 'active day')}`],
  ];
  const known = rows.filter(([, text]) => text !== '');
  return ids.length > 1 ? [...known, ['Identities', ids.join('   ')]] : known;
}
