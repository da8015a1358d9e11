import { defineTag } from '../define-tag.ts';

/** Of who shared or invited in the 400 days of the evidence; nothing is said of others, as few sources tell of it. Exact. */
export const shares = defineTag<number>({
  key: 'social.shares',
  type: 'number',
  name: { en: 'Shares', zh: '分享次数' },
  unit: 'events',
  meaning: {
    en: 'Shares of the newest 400 days of data; told only of customers who shared or invited in that time.',
    zh: '截至最新数据日 400 天内的分享次数；仅对期间有过分享或邀请的客户打标签。',
  },
  version: 1,
  compute({ evidence: { shares, invites } }) {
    return shares + invites === 0 ? undefined : { value: shares, confidence: 1 };
  },
});

/** Of who shared or invited in the 400 days of the evidence. Exact. */
export const invites = defineTag<number>({
  key: 'social.invites',
  type: 'number',
  name: { en: 'Invitations', zh: '邀请次数' },
  unit: 'events',
  meaning: {
    en: 'Invitations of the newest 400 days of data; told only of customers who shared or invited in that time.',
    zh: '截至最新数据日 400 天内的邀请次数；仅对期间有过分享或邀请的客户打标签。',
  },
  version: 1,
  compute({ evidence: { shares, invites } }) {
    return shares + invites === 0 ? undefined : { value: invites, confidence: 1 };
  },
});

/** Of who invited. As sure as the share of the invitations whose invited is kept: others name nobody, or are beyond the hundred kept. */
export const invitedCustomers = defineTag<number>({
  key: 'social.invited_customers',
  type: 'number',
  name: { en: 'People invited', zh: '邀请人数' },
  unit: 'people',
  meaning: {
    en: 'Different people invited within the newest 400 days of data, of invitations that name somebody; at most 100 are kept.',
    zh: '截至最新数据日 400 天内邀请过的不同人数，仅统计记录了被邀请人的邀请；最多保留 100 人。',
  },
  version: 1,
  compute({ evidence: { contacts, invites } }) {
    if (invites === 0) return undefined;
    let people = 0;
    let named = 0;
    for (const { kind, count } of contacts)
      if (kind === 'invite') {
        people++;
        named += count;
      }
    return { value: people, confidence: Math.min(1, named / invites) };
  },
});
