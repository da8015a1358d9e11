import { max } from 'd3-array';
import type { ValueStatistics } from '../../contracts/picture-statistics.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { tierNames } from '../../domain/tiers/tier.ts';
import { bar, type Tone } from '../charts/bar.ts';
import { alertState, emptyState, figure, row, section } from '../figure.ts';
import { count, decimal, fixed } from '../format/numbers.ts';
import { type Content, html, type Markup } from '../html.ts';
import { fewestForMedian, tooFew } from '../median.ts';
import type { ReportFacts } from '../report-facts.ts';
import { sayBoth, type Words } from '../say.ts';
import { aliveFinding, expectedFinding, type Trust, trustIn } from '../sentences/what-to-expect.ts';
import { table } from '../table.ts';
import { modelWarningNames } from '../words/model-warnings.ts';
import { nameOf } from '../words/name-of.ts';
import { forecastTest } from './forecast-test.ts';

/** Who will buy again, what they are worth, and how sure that is; nothing of what a model warns of. */
export const expected = (facts: ReportFacts): Markup =>
  section(
    'expected',
    { en: 'What to expect', zh: '未来预期' },
    {
      en: 'Orders and money to come, if customers go on as they did. It knows nothing of seasons, prices and campaigns.',
      zh: '若客户照旧行事，未来的订单与金额。模型不了解季节、价格与活动。',
    },
    figures(facts),
  );

function figures(facts: ReportFacts): Content {
  const { picture, models = [] } = facts.statistics;
  if (picture === undefined) return noModel;
  const { value } = picture;
  const trust = trustIn(models, value);
  if (trust.refused !== null) return [refusals[trust.refused], forecastTest(facts, trust.held)];
  return [
    byTier(facts, value, trust),
    trust.held === undefined
      ? chances(facts, value, trust)
      : row(chances(facts, value, trust), forecastTest(facts, trust.held)),
  ];
}

const noModel = emptyState(
  { en: 'Nothing to expect yet', zh: '尚无法预期' },
  {
    en: 'What customers will do is read from those who ordered on more than one day. Nobody has; the forecast appears when some come back.',
    zh: '预期来自在多个日期下过单的客户。目前没有这样的客户，有人回购后即会出现。',
  },
);

const refusals: Readonly<Record<NonNullable<Trust['refused']>, Markup>> = {
  no_model: noModel,
  not_converged: alertState(
    { en: 'Do not expect anything from this data', zh: '请勿据此数据作出预期' },
    modelWarningNames.not_converged,
  ),
  few_repeaters: emptyState(
    { en: 'Too few came back to say what to expect', zh: '回购者过少，无法预期' },
    {
      en: 'Fewer than 100 customers ordered on a second day, so a forecast would be a guess. It appears when more come back.',
      zh: '在第二个日期下单的客户不足 100 位，任何预测都只是猜测。回购者增多后即会出现。',
    },
  ),
  missed: alertState(
    { en: 'The forecast is not shown: it failed its test', zh: '预测未通过检验，不予显示' },
    {
      en: 'On the last days, which it had not seen, it was off by more than half. The shop changed, or its season is short. The test stands below.',
      zh: '用未参与拟合的最后若干天检验，偏差超过一半。可能是店铺有变化，或季节性强。检验见下。',
    },
  ),
};

const tierName = (key: string): LocalizedText => nameOf(tierNames, key);

function byTier(facts: ReportFacts, value: ValueStatistics, { isValued, isDropoutSeen }: Trust): Markup {
  const { tiers, ordersWithinDays, moneyWithinDays, customers, valued, clvMinor, expectedOrders } = value;
  const most = max(tiers, (tier) => (isValued ? tier.clvMinor : tier.expectedOrders)) ?? 0;
  const { money } = facts;
  const all = money.exact(clvMinor);
  const caption: Words = isValued
    ? {
        en: `By value tier: orders of the next ${count(ordersWithinDays)} days, and money of the next ${count(moneyWithinDays)} as it is worth today. Bar: money.`,
        zh: `按价值层级：未来 ${count(ordersWithinDays)} 天的订单，以及未来 ${count(moneyWithinDays)} 天金额的现值。条形：金额。`,
      }
    : {
        en: `By value tier: orders of the next ${count(ordersWithinDays)} days. No money is said: ${isDropoutSeen ? 'no value of an order could be told' : 'nobody is seen to stop buying, so a year ahead would count on everybody'}.`,
        zh: `按价值层级：未来 ${count(ordersWithinDays)} 天的订单。不显示金额：${isDropoutSeen ? '无法判断每单价值' : '看不出有人停止购买，一年的预测会把所有人都算在内'}。`,
      };
  return figure(facts, {
    id: 'worth',
    title: expectedFinding(value, tierName),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Tier', zh: '层级' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
        { head: { en: 'Orders', zh: '订单' }, kind: 'number' },
        { head: { en: 'Each', zh: '每位' }, kind: 'number' },
        ...(isValued
          ? [
              { head: { en: 'Money', zh: '金额' }, kind: 'number' as const },
              { head: { en: 'Typical', zh: '典型' }, kind: 'number' as const, wide: true },
              { head: { en: 'Middle half', zh: '中间一半' }, kind: 'number' as const, wide: true },
            ]
          : []),
      ],
      tiers.map((tier) => ({
        cells: [
          sayBoth(tierName(tier.key)),
          bar(isValued ? tier.clvMinor : tier.expectedOrders, most, 'blue'),
          count(tier.customers),
          decimal(tier.expectedOrders, tier.expectedOrders < 10 ? 1 : 0),
          fixed(tier.expectedOrders / tier.customers, 2),
          ...(isValued ? [sayBoth(money.short(tier.clvMinor)), ...typical(facts, tier)] : []),
        ],
      })),
    ),
    source: {
      field: 'picture.value.tiers',
      how: {
        en: `BG/NBD and Gamma-Gamma over the order days of ${count(customers)} customers: ${decimal(expectedOrders)} order days in all${isValued ? `, ${all} from ${count(valued)} customers, a month’s delay costing 1%. Typical: half are worth more, half less; both are exact to 1%` : ''}. Several orders of a day are one.`,
        zh: `基于 ${count(customers)} 位客户下单日的 BG/NBD 与 Gamma-Gamma 模型：合计 ${decimal(expectedOrders)} 个下单日${isValued ? `，${count(valued)} 位客户共 ${all}，每推迟一个月折减 1%。典型：一半客户高于、一半低于；误差不超过 1%` : ''}。同一天的多单计为一单。`,
      },
    },
  });
}

/** Money of the customer in the middle, and of the half around them. */
function typical({ money }: ReportFacts, { valued, clvQuartiles }: ValueStatistics['tiers'][number]): Content[] {
  if (clvQuartiles === null) return ['–', '–'];
  if (valued < fewestForMedian) return [tooFew, ''];
  const [low, median, high] = clvQuartiles;
  const [from, to] = [money.short(low), money.short(high)];
  return [sayBoth(money.short(median)), sayBoth({ en: `${from.en} – ${to.en}`, zh: `${from.zh} – ${to.zh}` })];
}

interface Band {
  readonly name: LocalizedText;
  readonly range: LocalizedText;
  readonly tone: Tone;
}

/** In the order of the statistics. */
const bands: readonly Band[] = [
  {
    name: { en: 'Probably gone', zh: '很可能已离开' },
    range: { en: 'under 20%', zh: '低于 20%' },
    tone: 'grey',
  },
  { name: { en: 'Rather gone', zh: '更可能已离开' }, range: { en: '20% to 50%', zh: '20% 至 50%' }, tone: 'orange' },
  {
    name: { en: 'Rather still buying', zh: '更可能仍在购买' },
    range: { en: '50% to 80%', zh: '50% 至 80%' },
    tone: 'blue',
  },
  {
    name: { en: 'Probably still buying', zh: '很可能仍在购买' },
    range: { en: '80% and more', zh: '80% 及以上' },
    tone: 'blue',
  },
];

function chances(facts: ReportFacts, value: ValueStatistics, { isDropoutSeen, isValued }: Trust): Markup {
  const { alive, customers } = value;
  const told = alive.reduce((sum, band) => sum + band.customers, 0);
  if (!isDropoutSeen)
    return emptyState({ en: 'Who has gone cannot be told', zh: '无法判断谁已离开' }, modelWarningNames.no_dropout_seen);
  const most = max(alive, (band) => band.customers) ?? 0;
  const caption: Words = {
    en: `Chance to still be a customer, of those who came back at least once. Of the ${count(customers - told)} others one order day says nothing.`,
    zh: `至少回购过一次的客户仍会购买的概率。其余 ${count(customers - told)} 位仅有一个下单日，无法判断。`,
  };
  return figure(facts, {
    id: 'chances',
    title: aliveFinding(value),
    caption,
    body: table(
      caption,
      [
        { head: { en: 'Chance', zh: '概率' } },
        { head: { en: '', zh: '' }, kind: 'bar', wide: true },
        { head: { en: 'Customers', zh: '客户' }, kind: 'number' },
        { head: { en: 'Orders', zh: '订单' }, kind: 'number' },
        ...(isValued ? [{ head: { en: 'Money', zh: '金额' }, kind: 'number' as const }] : []),
      ],
      alive.flatMap((band, place) => {
        const known = bands[place];
        if (known === undefined) return [];
        return [
          {
            cells: [
              html`${sayBoth(known.name)}<small>${sayBoth(known.range)}</small>`,
              bar(band.customers, most, known.tone),
              count(band.customers),
              decimal(band.expectedOrders, band.expectedOrders < 10 ? 1 : 0),
              ...(isValued ? [sayBoth(facts.money.short(band.clvMinor))] : []),
            ],
          },
        ];
      }),
    ),
    source: {
      field: 'picture.value.alive',
      how: {
        en: 'P(alive) of BG/NBD: how probable the customer’s silence is if they still buy, against having stopped. Orders and money over the same days as above.',
        zh: 'BG/NBD 的存活概率：比较客户沉默在仍会购买与已停止两种情况下的可能性。订单与金额的期间同上。',
      },
    },
  });
}
