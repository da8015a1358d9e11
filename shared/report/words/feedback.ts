import type { Names } from './name-of.ts';

/** What reviews are about. */
export const topicNames: Names = {
  delivery: { en: 'Delivery', zh: '物流' },
  price: { en: 'Price', zh: '价格' },
  quality: { en: 'Quality', zh: '质量' },
  service: { en: 'Service', zh: '服务' },
  size: { en: 'Size', zh: '尺码' },
  packaging: { en: 'Packaging', zh: '包装' },
  description: { en: 'Not as described', zh: '与描述不符' },
  returns: { en: 'Returns', zh: '退换货' },
};
