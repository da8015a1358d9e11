import type { Theme } from '../../domain/tags/preference/theme-words.ts';
import { topicNames } from './feedback.ts';
import type { Names } from './name-of.ts';
import { segmentNames } from './segments.ts';

/** In English nearly as the value is, so that who writes a rule knows it. */
const inChinese = <Value extends string>(values: Readonly<Record<Value, string>>): Names =>
  Object.fromEntries(
    Object.entries<string>(values).map(([value, zh]) => [value, { en: value.replaceAll('_', ' '), zh }]),
  );

const threeBands = inChinese({ low: '低', middle: '中', high: '高' });

const themes: Readonly<Record<Theme, string>> = {
  family: '母婴家庭',
  pets: '宠物',
  beauty: '美妆',
  sport: '运动户外',
  technology: '数码科技',
  fashion: '服饰',
  vehicles: '汽车',
  travel: '旅行',
  media: '图书影音',
  health: '健康',
  food: '食品',
  home: '家居',
};

/** Key of a tag -> words for its values, of tags whose values are keys of the project. */
export const tagValueNames: Readonly<Record<string, Names>> = {
  'value.tier': segmentNames.tier,
  'value.rfm': segmentNames.rfm,
  'lifecycle.stage': segmentNames.lifecycle,
  'feedback.top_complaint': topicNames,
  'demographic.gender': inChinese({ female: '女', male: '男' }),
  'demographic.zodiac': inChinese({
    aries: '白羊座',
    taurus: '金牛座',
    gemini: '双子座',
    cancer: '巨蟹座',
    leo: '狮子座',
    virgo: '处女座',
    libra: '天秤座',
    scorpio: '天蝎座',
    sagittarius: '射手座',
    capricorn: '摩羯座',
    aquarius: '水瓶座',
    pisces: '双鱼座',
  }),
  'demographic.education': inChinese({
    primary: '小学',
    secondary: '初中',
    high_school: '高中',
    college: '大专',
    bachelor: '本科',
    master: '硕士',
    doctorate: '博士',
  }),
  'demographic.income_band': threeBands,
  'demographic.marital_status': inChinese({
    single: '单身',
    married: '已婚',
    partnered: '同居或恋爱',
    separated: '分居',
    divorced: '离异',
    widowed: '丧偶',
  }),
  'device.price_tier': threeBands,
  'region.city_tier': inChinese({ tier_1: '一线城市', new_tier_1: '新一线城市', tier_2: '二线城市' }),
  'consumption.level': inChinese({ low: '低', middle: '中', upper: '中高', high: '高', top: '顶级' }),
  'consumption.preferred_weekday': inChinese({
    monday: '周一',
    tuesday: '周二',
    wednesday: '周三',
    thursday: '周四',
    friday: '周五',
    saturday: '周六',
    sunday: '周日',
  }),
  'preference.price_band': threeBands,
  'preference.theme': inChinese(themes),
  'engagement.best_channel': inChinese({ email: '邮件', sms: '短信', push: '推送', wechat: '微信', phone: '电话' }),
};
