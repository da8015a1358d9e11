import type { LocalizedText } from '../localized-text.ts';

/** What a number counts. */
export type TagUnit =
  | 'days'
  | 'years'
  | 'orders'
  | 'pieces'
  | 'money'
  | 'share'
  | 'percentile'
  | 'hour'
  | 'ratio'
  | 'devices'
  | 'people'
  | 'events'
  | 'visits'
  | 'minutes'
  | 'stars'
  | 'balance'
  | 'score';

/** `money` is in major units of the configured currency, a `share` from 0 to 1, a `balance` from −1 to 1, a `percentile` from 0 to 100. */
export const tagUnitNames: Readonly<Record<TagUnit, LocalizedText>> = {
  days: { en: 'days', zh: '天' },
  years: { en: 'years', zh: '岁' },
  orders: { en: 'orders', zh: '单' },
  pieces: { en: 'pieces', zh: '件' },
  money: { en: 'money', zh: '金额' },
  share: { en: 'share, 0 to 1', zh: '占比，0 至 1' },
  percentile: { en: 'percentile, 0 to 100', zh: '百分位，0 至 100' },
  hour: { en: 'hour of the day, 0 to 23', zh: '时刻，0 至 23 点' },
  ratio: { en: 'ratio', zh: '比值' },
  devices: { en: 'devices', zh: '台' },
  people: { en: 'people', zh: '人' },
  events: { en: 'events', zh: '次' },
  visits: { en: 'visits', zh: '次访问' },
  minutes: { en: 'minutes', zh: '分钟' },
  stars: { en: 'stars', zh: '星' },
  balance: { en: 'from −1 to 1', zh: '−1 至 1' },
  score: { en: 'score', zh: '分' },
};
