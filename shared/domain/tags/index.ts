import { activeDays30 } from './behaviour/active-days-30.ts';
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
import { stage } from './lifecycle/stage.ts';
import { churnRisk, clv12m, expectedOrders90, pAlive } from './prediction/lifetime-value.ts';
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

const behaviour = [activeDays30];

const value = [recencyDays, tier, rfm];

const lifecycle = [stage];

const prediction = [pAlive, churnRisk, expectedOrders90, clv12m];

/** Every tag with a key of its own, in the order of the tree. A new tag is its file and its line here. */
export const tagDefinitions: readonly TagDefinition[] = [
  ...demographic,
  ...device,
  ...region,
  ...social,
  ...consumption,
  ...behaviour,
  ...value,
  ...lifecycle,
  ...prediction,
];
