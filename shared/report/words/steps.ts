import type { Names } from './name-of.ts';

/** Stages on the way to an order, as what a visit comes to. */
export const stageNames: Names = {
  view: { en: 'Looked at a product', zh: '浏览商品' },
  cart: { en: 'Put it into the cart', zh: '加入购物车' },
  checkout: { en: 'Went to the checkout', zh: '进入结账' },
  order: { en: 'Ordered', zh: '下单' },
};

/** Kinds of events as steps of a path, as short as can be. */
export const stepNames: Names = {
  view: { en: 'product', zh: '商品' },
  list_view: { en: 'list', zh: '列表' },
  search: { en: 'search', zh: '搜索' },
  cart_add: { en: 'cart', zh: '加购' },
  cart_remove: { en: 'out of the cart', zh: '移出购物车' },
  favorite: { en: 'favourite', zh: '收藏' },
  checkout: { en: 'checkout', zh: '结账' },
  order: { en: 'order', zh: '下单' },
  refund: { en: 'return', zh: '退货' },
  review: { en: 'review', zh: '评价' },
  like: { en: 'like', zh: '点赞' },
  comment: { en: 'comment', zh: '评论' },
  share: { en: 'share', zh: '分享' },
  invite: { en: 'invitation', zh: '邀请' },
  coupon: { en: 'coupon', zh: '优惠券' },
  message: { en: 'message', zh: '消息' },
  survey: { en: 'survey', zh: '问卷' },
  identify: { en: 'signs in', zh: '登录' },
  alias: { en: 'is recognised', zh: '被识别' },
  consent: { en: 'consent', zh: '同意' },
  custom: { en: 'event of your own', zh: '自定义事件' },
};
