import type { Names } from './name-of.ts';

/** Why a row is refused, and what to do about it where a person can. */
export const refusalNames: Names = {
  unparseable_row: { en: 'the row cannot be read', zh: '该行无法解析' },
  oversized_row: { en: 'the row is too long', zh: '该行过长' },
  missing_id: { en: 'no customer on the row', zh: '该行没有客户编号' },
  blocked_identity: {
    en: 'the id stands for nobody, such as “null” or “guest”',
    zh: '编号不代表任何人，如“null”“guest”',
  },
  missing_time: { en: 'no time on the row', zh: '该行没有时间' },
  absurd_time: { en: 'a time that cannot be', zh: '时间不合理' },
  unknown_kind: { en: 'a kind of event that is not known', zh: '未知的事件类型' },
  bad_number: { en: 'a number that cannot be read', zh: '数字无法解析' },
  negative_price: { en: 'a price below zero', zh: '价格为负' },
  unknown_currency: { en: 'a currency that does not exist', zh: '币种不存在' },
  no_exchange_rate: { en: 'a currency without a rate in strata.yaml', zh: 'strata.yaml 中没有该币种的汇率' },
};

/** What was mended on the way in. */
export const repairNames: Names = {
  text_cut: { en: 'texts cut to the longest that is kept', zh: '截短的过长文本' },
  invalid_encoding: { en: 'letters that were not of the encoding', zh: '不符合所选编码的字符' },
  invalid_utf8: { en: 'letters that were not UTF-8', zh: '非 UTF-8 字符' },
  id_blocked: { en: 'ids that stand for nobody left out', zh: '忽略的无效编号' },
  email_unreadable: { en: 'e-mail addresses that are none left out', zh: '忽略的无效邮箱' },
  phone_unreadable: { en: 'phone numbers that are none left out', zh: '忽略的无效电话' },
  trait_empty: { en: 'attributes without a value left out', zh: '忽略的空属性' },
  id_decimal: { en: 'ids written as decimals, such as 17850.0', zh: '写成小数的编号（如 17850.0）' },
};

/** Why a customer who matches a rule is left out. */
export const exclusionNames: Names = {
  no_consent: { en: 'no consent', zh: '未同意接收' },
  suppressed: { en: 'do not contact', zh: '禁止联系' },
  erased: { en: 'asked to be forgotten', zh: '已要求删除' },
  global_control: { en: 'in the global control group', zh: '全局对照组' },
  exclusive_group: { en: 'already in another campaign of the group', zh: '已在同组其他活动中' },
  frequency_cap: { en: 'contacted enough already', zh: '触达次数已满' },
};

/** Why a whole audience is withheld. */
export const withheldNames: Names = {
  below_minimum_size: { en: 'group too small', zh: '群组过小' },
  paused: { en: 'paused', zh: '已暂停' },
  not_started: { en: 'not started yet', zh: '尚未开始' },
  ended: { en: 'ended', zh: '已结束' },
};

export const strategyNames: Names = {
  'recall-coupon': { en: 'recall with a coupon', zh: '优惠券召回' },
  'step-discount': { en: 'discount in steps', zh: '阶梯折扣' },
  'first-order-gift': { en: 'gift with the first order', zh: '首单赠礼' },
  'daily-check-in': { en: 'daily check-in', zh: '每日签到' },
  'points-and-gift': { en: 'points and a gift', zh: '积分与赠品' },
  vip: { en: 'VIP care', zh: '贵宾关怀' },
  care: { en: 'a personal word', zh: '个人关怀' },
  'by-segment': { en: 'chosen by segment', zh: '按分群选择' },
};

export const channelNames: Names = {
  email: { en: 'by email', zh: '邮件' },
  sms: { en: 'by text message', zh: '短信' },
  push: { en: 'by push message', zh: '推送' },
  ads: { en: 'by advertisement', zh: '广告' },
  mail: { en: 'by post', zh: '邮寄' },
  phone: { en: 'by phone', zh: '电话' },
};

export const kindNames: Names = {
  view: { en: 'views', zh: '浏览' },
  list_view: { en: 'list views', zh: '列表浏览' },
  search: { en: 'searches', zh: '搜索' },
  cart_add: { en: 'added to the cart', zh: '加入购物车' },
  cart_remove: { en: 'removed from the cart', zh: '移出购物车' },
  favorite: { en: 'favourites', zh: '收藏' },
  checkout: { en: 'checkouts', zh: '结账' },
  order: { en: 'order rows', zh: '订单行' },
  refund: { en: 'refund rows', zh: '退货行' },
  review: { en: 'reviews', zh: '评价' },
  like: { en: 'likes', zh: '点赞' },
  comment: { en: 'comments', zh: '评论' },
  share: { en: 'shares', zh: '分享' },
  invite: { en: 'invitations', zh: '邀请' },
  coupon: { en: 'coupons', zh: '优惠券' },
  message: { en: 'messages', zh: '消息' },
  survey: { en: 'surveys', zh: '问卷' },
  identify: { en: 'customer records', zh: '客户资料' },
  alias: { en: 'linked ids', zh: '编号关联' },
  consent: { en: 'consents', zh: '同意记录' },
  custom: { en: 'events of your own', zh: '自定义事件' },
};
