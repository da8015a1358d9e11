import { defineTag } from '../define-tag.ts';

/** The device most events came from, as sure as its share of them. */
export const model = defineTag<string>({
  key: 'device.model',
  type: 'string',
  name: { en: 'Device', zh: '设备型号' },
  meaning: {
    en: 'The device that most events of all time came from.',
    zh: '累计行为中出现次数最多的设备。',
  },
  version: 1,
  compute(customer) {
    const device = customer.mainDevice;
    return device === undefined ? undefined : { value: device.name, confidence: device.share };
  },
});
