import { defineTag } from '../define-tag.ts';
import { mainClass } from './main-class.ts';
import { operatingSystemOf } from './operating-system.ts';

/** Over all devices, so that two iPhones outweigh one tablet; as sure as its share of the events that name a device. */
export const os = defineTag<string>({
  key: 'device.os',
  type: 'string',
  name: { en: 'Operating system', zh: '操作系统' },
  meaning: {
    en: 'The system that most events of all time came from, told by the names of the devices: ios, android, harmonyos, windows, macos, linux, chromeos or windows_phone.',
    zh: '根据设备名称识别的、累计行为最多的操作系统：ios、android、harmonyos、windows、macos、linux、chromeos、windows_phone。',
  },
  version: 1,
  compute: mainClass(operatingSystemOf),
});
