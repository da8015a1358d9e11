import type { Names } from './name-of.ts';

/** Groups of tags, by what stands before the dot of their keys. */
export const tagGroupNames: Names = {
  demographic: { en: 'Who they are', zh: '人口属性' },
  region: { en: 'Where', zh: '地域' },
  device: { en: 'With what', zh: '设备' },
  interest: { en: 'What they like', zh: '兴趣' },
  behaviour: { en: 'What they do', zh: '行为' },
  consumption: { en: 'How they buy', zh: '消费' },
  value: { en: 'What they are worth', zh: '价值' },
  lifecycle: { en: 'Where they stand', zh: '生命周期' },
  engagement: { en: 'How active they are', zh: '活跃' },
  feedback: { en: 'What they say', zh: '反馈' },
  social: { en: 'Whom they bring', zh: '社交' },
  group: { en: 'Named groups', zh: '命名人群' },
};
