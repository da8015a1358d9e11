import type { LocalizedText } from '../localized-text.ts';

export interface TagGroup {
  /** What stands before the dot in the keys of its tags. */
  readonly key: string;
  readonly name: LocalizedText;
}

/** The tree of tags: its groups in the order in which they are shown. Every built-in tag belongs to one. */
export const tagGroups: readonly TagGroup[] = [
  { key: 'demographic', name: { en: 'Demographic', zh: '人口属性' } },
  { key: 'device', name: { en: 'Device', zh: '设备属性' } },
  { key: 'region', name: { en: 'Region', zh: '地域属性' } },
  { key: 'social', name: { en: 'Social', zh: '社交属性' } },
  { key: 'consumption', name: { en: 'Consumption', zh: '消费特征' } },
  { key: 'behaviour', name: { en: 'Behaviour', zh: '行为特征' } },
  { key: 'preference', name: { en: 'Preference', zh: '购物偏好' } },
  { key: 'interest', name: { en: 'Interest', zh: '兴趣' } },
  { key: 'feedback', name: { en: 'Feedback', zh: '评价反馈' } },
  { key: 'value', name: { en: 'Value', zh: '客户价值' } },
  { key: 'lifecycle', name: { en: 'Lifecycle', zh: '生命周期' } },
  { key: 'prediction', name: { en: 'Prediction', zh: '预测' } },
  { key: 'engagement', name: { en: 'Engagement', zh: '互动参与' } },
  { key: 'group', name: { en: 'Named groups', zh: '运营人群' } },
];

/** Key of the group that a tag stands in. */
export const groupOf = (tagKey: string): string => tagKey.slice(0, tagKey.indexOf('.'));
