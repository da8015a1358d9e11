import type { Customer } from '../../customer/customer.ts';
import { customerIdOf } from '../../identity/profile-id.ts';
import { defineTag } from '../define-tag.ts';
import { ofLastCustomer } from '../of-last-customer.ts';

const influenceOf = ofLastCustomer(({ shop, profile }: Customer) => shop.influence(customerIdOf(profile.id)));

/** Percentile of the PageRank, of those whose score the run keeps; exact for the network that is known. */
export const influence = defineTag<number>({
  key: 'social.influence',
  type: 'number',
  name: { en: 'Influence', zh: '影响力' },
  unit: 'percentile',
  meaning: {
    en: 'Share of the people in the network of invitations and shares whose PageRank is lower, and half of those with the same, times 100, over the newest 400 days of data; told of the 20,000 with the highest.',
    zh: '截至最新数据日 400 天内，邀请与分享构成的网络中 PageRank 低于该客户的人数（相同者计一半）占比 × 100；仅对排名前 20,000 的人打标签。',
  },
  version: 1,
  compute(customer) {
    const found = influenceOf(customer);
    return found && { value: 100 * found.percentile, confidence: 1 };
  },
});

/** As the model of the run says: of who is in the network, exact. */
export const opinionLeader = defineTag<boolean>({
  key: 'social.opinion_leader',
  type: 'bool',
  name: { en: 'Opinion leader', zh: '意见领袖' },
  meaning: {
    en: 'Whether the customer brought at least 3 different people and is of the hundredth of the network with the most influence, in the newest 400 days of data; told of the 20,000 with the most influence.',
    zh: '截至最新数据日 400 天内，是否带来过至少 3 个不同的人，且影响力位居网络前 1%；仅对排名前 20,000 的人打标签。',
  },
  version: 1,
  compute(customer) {
    const found = influenceOf(customer);
    return found && { value: found.isOpinionLeader, confidence: 1 };
  },
});
