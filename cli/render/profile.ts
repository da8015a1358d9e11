import { nameOf } from '../../shared/report/words/name-of.ts';
import { kindNames } from '../../shared/report/words/reasons.ts';
import { armNames } from '../../shared/report/words/segments.ts';
import type { Language } from '../language-option.ts';
import type { ProfileResult } from '../results.ts';
import { namedGroups, ownTags, tagsOfGroups } from './profile-tags.ts';
import { type Say, sayIn } from './say.ts';
import { segmentName } from './segment-name.ts';
import { count, counted, money, words } from './text.ts';
import { titled, wrapped } from './wrapped.ts';

const labelWidth = 14;
const lineWidth = 84;
const mostInterests = 8;

/** A portrait of a customer as a person reads it. */
export function renderProfile(profile: ProfileResult, minorPerMajor: number, language: Language = 'en'): string {
  return [
    head(profile, sayIn(language)),
    segments(profile, language),
    ...warnings(profile, sayIn(language)),
    '',
    ...facts(profile, minorPerMajor, language).flatMap(([name, pieces]) =>
      titled(name, wrapped(pieces, lineWidth), labelWidth),
    ),
  ].join('\n');
}

type Tags = ProfileResult['tags'];
const number = (tags: Tags, key: string): number | undefined => {
  const value = tags[key]?.value;
  return typeof value === 'number' ? value : undefined;
};

function head({ userId, tags, activity }: ProfileResult, say: Say): string {
  const since =
    activity.firstDay === null
      ? undefined
      : say(`customer since ${activity.firstDay}`, `自 ${activity.firstDay} 起为客户`);
  const recency = number(tags, 'value.recency_days');
  const last =
    recency === undefined
      ? say('no order', '尚无订单')
      : say(`last order ${counted(recency, 'day')} ago`, `最近下单于 ${count(recency)} 天前`);
  const alive = number(tags, 'prediction.p_alive');
  const chance = alive === undefined ? undefined : say(`P(alive) ${alive.toFixed(2)}`, `留存概率 ${alive.toFixed(2)}`);
  const facts = [since, last, chance].filter((fact) => fact !== undefined).join(' · ');
  return [userId, tags['region.country']?.value, facts].filter((part) => part !== undefined).join('   ');
}

/** Keys as rules write them in English, the names of the report in Chinese. */
function segments(
  { segments: { rfm, tier, lifecycle, cluster }, scores, clusterName }: ProfileResult,
  language: Language,
) {
  const say = sayIn(language);
  if (tier === null)
    return say(
      'not in the published run: it had no event before its as-of day, or there was no run yet',
      '不在已发布的运行中：运行日之前没有事件，或尚未运行',
    );
  const [r, f, m] = scores ?? [];
  const habit = `${segmentName('rfm', rfm ?? 'none', language)}${scores === null ? '' : ` (R${r} F${f} M${m})`}`;
  const name = clusterName === null ? '' : ` "${clusterName[language]}"`;
  const stage = `${say('lifecycle', '生命周期')} ${segmentName('lifecycle', lifecycle ?? 'none', language)}`;
  return `${segmentName('tier', tier, language)} · ${habit} · ${stage} · ${say('cluster', '分群')} ${cluster}${name}`;
}

/** Who came after the run has no segments, and the line of these says why. */
const warnings = ({ segments: { tier }, tagsFrom }: ProfileResult, say: Say): string[] =>
  tier === null || tagsFrom === 'run'
    ? []
    : [
        say(
          'tags by what is stored alone: another version made the published run (next: strata run)',
          '标签仅依据已存储的数据：已发布的运行由其他版本生成（下一步：strata run）',
        ),
      ];

function facts(profile: ProfileResult, minorPerMajor: number, language: Language): [string, string[]][] {
  const say = sayIn(language);
  const { memberships, activity, consents, identities, traits, lists, suppressed, tags } = profile;
  const { currency } = activity;
  const of = (...groups: string[]) => tagsOfGroups(profile, groups, { language, currency });
  const member = Object.entries(memberships).map(
    ([campaign, { arm, since }]) =>
      `${campaign}: ${say(`${arm} since ${since.slice(0, 10)}`, `${nameOf(armNames, arm).zh}，自 ${since.slice(0, 10)}`)}`,
  );
  const events = Object.entries(activity.events).map(
    ([kind, rows]) => `${language === 'en' ? words(kind) : nameOf(kindNames, kind).zh} ${count(rows)}`,
  );
  const said = Object.entries(consents).map(
    ([channel, granted]) => `${channel} ${granted ? say('yes', '同意') : say('no', '拒绝')}`,
  );
  const ids = Object.entries(identities).flatMap(([kind, values]) => values.map((value) => `${words(kind)} ${value}`));
  const declared = Object.entries(traits).map(([name, value]) => `${name} ${value}`);
  const orNone = (pieces: string[], none: string): string[] => (pieces.length > 0 ? pieces : [none]);
  const rows: [string, string[]][] = [
    [say('Who', '客户属性'), of('demographic', 'region', 'device')],
    [say('Consumption', '消费'), [...consumption(profile, minorPerMajor, say), ...of('consumption')]],
    [say('Interests', '兴趣'), orNone(interests(tags), say('none known', '暂无'))],
    [say('Preferences', '购物偏好'), of('preference')],
    [say('Visits', '访问与渠道'), of('behaviour', 'engagement')],
    [say('Social', '社交'), of('social')],
    [say('Feedback', '评价反馈'), of('feedback')],
    [say('Predictions', '预测'), of('prediction')],
    [say('Groups', '运营人群'), namedGroups(profile, language)],
    [say('Own tags', '自定义标签'), ownTags(profile, { language, currency })],
    [say('Memberships', '活动成员'), orNone(member, say('none', '无'))],
    [say('Lists', '名单'), [...lists]],
    [say('Suppressed', '禁止联系'), suppressed.includes('*') ? [say('on every channel', '所有渠道')] : [...suppressed]],
    [say('Traits', '资料'), orNone(declared, say('none declared', '无'))],
    [say('Consent', '许可'), orNone(said, say('none recorded', '无记录'))],
    [
      say('Data', '数据'),
      [...events, say(counted(activity.activeDays, 'active day'), `活跃 ${count(activity.activeDays)} 天`)],
    ],
  ];
  const known = rows.filter(([, pieces]) => pieces.length > 0);
  return ids.length > 1 ? [...known, [say('Identities', '身份标识'), ids]] : known;
}

function consumption({ tags, activity }: ProfileResult, minorPerMajor: number, say: Say): string[] {
  const { orders, spendMinor, currency } = activity;
  const average = number(tags, 'consumption.average_order_value');
  const cycle = number(tags, 'consumption.cycle_days');
  const days = cycle === undefined ? 0 : Math.round(cycle);
  const each = average === undefined ? '' : money(average * minorPerMajor, currency, minorPerMajor);
  return [
    say(counted(orders, 'order'), `${count(orders)} 单`),
    money(spendMinor, currency, minorPerMajor),
    ...(average === undefined ? [] : [say(`${each} an order`, `每单 ${each}`)]),
    ...(cycle === undefined ? [] : [say(`every ${counted(days, 'day')}`, `每 ${count(days)} 天一单`)]),
  ];
}

const interests = (tags: Tags): string[] =>
  Object.entries(tags)
    .filter(([key]) => key.startsWith('interest.'))
    .sort(([, a], [, b]) => Number(b.value) - Number(a.value))
    .slice(0, mostInterests)
    .map(([key, { value }]) => `${key.slice('interest.'.length)} ${Number(value).toFixed(1)}`);
