import { defineTag } from '../define-tag.ts';

/**
 * Distinct names of devices. Where more came than a profile keeps apart, the rest counts as two, as it stands for several, and what
 * is said is a lower bound: 0.5 sure. Two devices of one model are one here.
 */
export const deviceCount = defineTag<number>({
  key: 'device.count',
  type: 'number',
  name: { en: 'Devices', zh: '设备数' },
  unit: 'devices',
  meaning: {
    en: 'Different devices by name among the events of all time; two of the same model count once.',
    zh: '累计行为中出现过的不同设备（按名称），同型号只计一次。',
  },
  version: 1,
  compute({ profile }) {
    const { devices } = profile.activity;
    if (devices.size === 0) return undefined;
    return devices.has('') ? { value: devices.size + 1, confidence: 0.5 } : { value: devices.size, confidence: 1 };
  },
});

/** Exact: events that name a device are counted. */
export const mainDeviceShare = defineTag<number>({
  key: 'device.main_share',
  type: 'number',
  name: { en: 'Share of the main device', zh: '主设备占比' },
  unit: 'share',
  meaning: {
    en: 'Events of all time from the main device as a share of those that name a device.',
    zh: '来自主设备的行为占全部带设备信息行为的比例。',
  },
  version: 1,
  compute({ mainDevice }) {
    return mainDevice && { value: mainDevice.share, confidence: 1 };
  },
});
