import { activeDays7, activeDays30, activeDays90 } from './behaviour/active-days.ts';
import { cartAbandonment } from './behaviour/cart-abandonment.ts';
import { cartAdditions, favourites, searches } from './behaviour/counts.ts';
import { topSearch } from './behaviour/top-search.ts';
import { cartToOrder, conversion, visitDepth, visitMinutes, visits, visits30 } from './behaviour/visits.ts';
import { averageOrderValue } from './consumption/average-order-value.ts';
import { biggestOrder } from './consumption/biggest-order.ts';
import { cycleDays } from './consumption/cycle-days.ts';
import { gross, returnedShare } from './consumption/gross-and-returns.ts';
import { itemsPerOrder } from './consumption/items-per-order.ts';
import { level } from './consumption/level.ts';
import { nextOrderDays } from './consumption/next-order-days.ts';
import { firstOrderDay, lastOrderDay } from './consumption/order-days.ts';
import { couponShare, discountShare } from './consumption/order-terms.ts';
import { orders } from './consumption/orders.ts';
import { delivery, deliveryShare, payment, paymentShare } from './consumption/payment-and-delivery.ts';
import { preferredHour, preferredWeekday } from './consumption/preferred-time.ts';
import { cycleDispersion, regularity } from './consumption/regularity.ts';
import { spend } from './consumption/spend.ts';
import type { TagDefinition } from './define-tag.ts';
import { age } from './demographic/age.ts';
import { ageBand } from './demographic/age-band.ts';
import { birthday, daysToBirthday } from './demographic/birthday.ts';
import { education } from './demographic/education.ts';
import { gender } from './demographic/gender.ts';
import { incomeBand } from './demographic/income-band.ts';
import { maritalStatus } from './demographic/marital-status.ts';
import { membershipDays } from './demographic/membership-days.ts';
import { occupation } from './demographic/occupation.ts';
import { zodiac } from './demographic/zodiac.ts';
import { deviceCount, mainDeviceShare } from './device/devices.ts';
import { model } from './device/model.ts';
import { os } from './device/os.ts';
import { priceTier } from './device/price-tier.ts';
import { bestChannelToSend, bestHourToSend } from './engagement/best-time.ts';
import { fatigue } from './engagement/fatigue.ts';
import { clickRate, openRate } from './engagement/rates.ts';
import { meanRating, ratingTrend } from './feedback/ratings.ts';
import { negativeShare, reviews, sentiment, topComplaint } from './feedback/reviews.ts';
import { stage } from './lifecycle/stage.ts';
import { churnRisk, clv12m, expectedOrders90, pAlive } from './prediction/lifetime-value.ts';
import { brandLoyalty, topBrand } from './preference/brands.ts';
import { categoryBreadth, topCategory, topCategoryShare } from './preference/categories.ts';
import { colour, material, style } from './preference/look.ts';
import { newProductShare, novelty } from './preference/novelty.ts';
import { priceBand } from './preference/price-band.ts';
import { discountedShare, fullPriceShare, priceSensitivity } from './preference/price-terms.ts';
import { promotionSensitivity } from './preference/promotion-sensitivity.ts';
import { theme } from './preference/theme.ts';
import { cityTier } from './region/city-tier.ts';
import { country } from './region/country.ts';
import { homePlace, workPlace } from './region/home-and-work.ts';
import { invitedCustomers, invites, shares } from './social/contacts.ts';
import { influence, opinionLeader } from './social/influence.ts';
import { recencyDays } from './value/recency-days.ts';
import { rfm } from './value/rfm.ts';
import { tier } from './value/tier.ts';

const demographic = [
  gender,
  age,
  ageBand,
  birthday,
  daysToBirthday,
  zodiac,
  membershipDays,
  education,
  occupation,
  incomeBand,
  maritalStatus,
];

const device = [model, os, priceTier, mainDeviceShare, deviceCount];

const region = [country, cityTier, homePlace, workPlace];

const social = [shares, invites, invitedCustomers, influence, opinionLeader];

const consumption = [
  orders,
  spend,
  gross,
  returnedShare,
  averageOrderValue,
  biggestOrder,
  itemsPerOrder,
  level,
  firstOrderDay,
  lastOrderDay,
  cycleDays,
  cycleDispersion,
  regularity,
  nextOrderDays,
  preferredHour,
  preferredWeekday,
  payment,
  paymentShare,
  delivery,
  deliveryShare,
  couponShare,
  discountShare,
];

const behaviour = [
  visits,
  visits30,
  activeDays7,
  activeDays30,
  activeDays90,
  visitDepth,
  visitMinutes,
  searches,
  topSearch,
  cartAdditions,
  favourites,
  cartAbandonment,
  cartToOrder,
  conversion,
];

const preference = [
  topCategory,
  topCategoryShare,
  categoryBreadth,
  topBrand,
  brandLoyalty,
  priceBand,
  discountedShare,
  fullPriceShare,
  priceSensitivity,
  promotionSensitivity,
  novelty,
  newProductShare,
  colour,
  style,
  material,
  theme,
];

const feedback = [reviews, meanRating, ratingTrend, negativeShare, sentiment, topComplaint];

const value = [recencyDays, tier, rfm];

const lifecycle = [stage];

const prediction = [pAlive, churnRisk, expectedOrders90, clv12m];

const engagement = [bestHourToSend, bestChannelToSend, openRate, clickRate, fatigue];

/** Every tag with a key of its own, in the order of the tree. A new tag is its file and its line here. */
export const tagDefinitions: readonly TagDefinition[] = [
  ...demographic,
  ...device,
  ...region,
  ...social,
  ...consumption,
  ...behaviour,
  ...preference,
  ...feedback,
  ...value,
  ...lifecycle,
  ...prediction,
  ...engagement,
];
