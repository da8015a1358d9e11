import type { Customer } from '../../customer/customer.ts';
import { mainName } from '../../customer/main-name.ts';
import type { Evidence, NameCount } from '../../evidence/evidence.ts';
import type { LocalizedText } from '../../localized-text.ts';
import { confidenceOf } from '../confidence-of.ts';
import { defineTag, type TagDefinition } from '../define-tag.ts';

/**
 * The name a customer's orders mostly have, as sure as its share, shrunk by n / (n + 2) of n orders; and that share, as sure as
 * n / (n + 2).
 */
function mainNameTags(
  name: 'payment' | 'delivery',
  namesOf: (evidence: Evidence) => readonly NameCount[],
  main: Pick<TagDefinition, 'name' | 'meaning'>,
  share: { readonly name: LocalizedText; readonly meaning: LocalizedText },
): readonly [TagDefinition<string>, TagDefinition<number>] {
  const mainOf = ({ evidence }: Customer) => mainName(namesOf(evidence).map(({ name, count }) => [name, count]));
  return [
    defineTag<string>({
      key: `consumption.${name}`,
      type: 'string',
      ...main,
      version: 1,
      compute(customer) {
        const found = mainOf(customer);
        return found && { value: found.name, confidence: found.share * confidenceOf(found.total) };
      },
    }),
    defineTag<number>({
      key: `consumption.${name}_share`,
      type: 'number',
      unit: 'share',
      ...share,
      version: 1,
      compute(customer) {
        const found = mainOf(customer);
        return found && { value: found.share, confidence: confidenceOf(found.total) };
      },
    }),
  ];
}

export const [payment, paymentShare] = mainNameTags(
  'payment',
  ({ payments }) => payments,
  {
    name: { en: 'Preferred payment', zh: '偏好支付方式' },
    meaning: {
      en: 'How most orders of the newest 400 days of data were paid, of those that tell.',
      zh: '截至最新数据日 400 天内订单中使用最多的支付方式，仅统计带有该信息的订单。',
    },
  },
  {
    name: { en: 'Share of the preferred payment', zh: '偏好支付方式占比' },
    meaning: {
      en: 'Orders of the newest 400 days of data paid in the preferred way as a share of those that tell how.',
      zh: '截至最新数据日 400 天内带有支付方式的订单中，使用偏好支付方式的占比。',
    },
  },
);

export const [delivery, deliveryShare] = mainNameTags(
  'delivery',
  ({ deliveries }) => deliveries,
  {
    name: { en: 'Preferred delivery', zh: '偏好配送方式' },
    meaning: {
      en: 'How most orders of the newest 400 days of data were delivered, of those that tell.',
      zh: '截至最新数据日 400 天内订单中使用最多的配送方式，仅统计带有该信息的订单。',
    },
  },
  {
    name: { en: 'Share of the preferred delivery', zh: '偏好配送方式占比' },
    meaning: {
      en: 'Orders of the newest 400 days of data delivered in the preferred way as a share of those that tell how.',
      zh: '截至最新数据日 400 天内带有配送方式的订单中，使用偏好配送方式的占比。',
    },
  },
);
