import type { Customer } from '../../customer/customer.ts';
import { customerIdOf } from '../../identity/profile-id.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { peopleOf } from './contacts.ts';

const influenceOf = ofLastCustomer(({ shop, profile }: Customer) => shop.influence(customerIdOf(profile.id)));

/** Percentile of the PageRank, of those whose score the run keeps; exact for the network that is known. */
export const influence = defineTag<number>({
  key: 'social.influence',
  type: 'number',
  name: { en: 'Influence', zh: '影响力' },
  unit: 'percentile',
  meaning: {
    en: 'Share of the people in the network of invitations and shares of the last 400 days whose PageRank is lower, times 100; told of the 20,000 with the highest.',
    zh: '在近 400 天邀请与分享构成的网络中，PageRank 低于该客户的人数占比 × 100；仅对排名前 20,000 的人打标签。',
  },
  version: 1,
  compute(customer) {
    const found = influenceOf(customer);
    return found && { value: 100 * found.percentile, confidence: 1 };
  },
});

const leaderPercentile = 0.99;
const leaderContacts = 3;

/** Of who is in the network; exact by that rule. In a small network one customer of much influence has few contacts: hence the second. */
export const opinionLeader = defineTag<boolean>({
  key: 'social.opinion_leader',
  type: 'bool',
  name: { en: 'Opinion leader', zh: '意见领袖' },
  meaning: {
    en: 'Whether the influence is above that of 99 % of the network and the customer invited or shared with at least 3 different people in the last 400 days.',
    zh: '影响力是否高于网络中 99% 的人，且近 400 天邀请或分享过至少 3 个不同的人。',
  },
  version: 1,
  compute(customer) {
    const found = influenceOf(customer);
    if (found === undefined) return undefined;
    const isLeader = found.percentile >= leaderPercentile && peopleOf(customer.evidence.contacts) >= leaderContacts;
    return { value: isLeader, confidence: 1 };
  },
});
