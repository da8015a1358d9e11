import { activeDays30 } from './behaviour/active-days-30.ts';
import { averageOrderValue } from './consumption/average-order-value.ts';
import { cycleDays } from './consumption/cycle-days.ts';
import { orders } from './consumption/orders.ts';
import { spend } from './consumption/spend.ts';
import type { TagDefinition } from './define-tag.ts';
import { age } from './demographic/age.ts';
import { gender } from './demographic/gender.ts';
import { model } from './device/model.ts';
import { stage } from './lifecycle/stage.ts';
import { country } from './region/country.ts';
import { recencyDays } from './value/recency-days.ts';
import { rfm } from './value/rfm.ts';
import { tier } from './value/tier.ts';

/** Every tag with a key of its own, by group. A new tag is its file and its line here. */
export const tagDefinitions: readonly TagDefinition[] = [
  activeDays30,
  orders,
  spend,
  averageOrderValue,
  cycleDays,
  gender,
  age,
  model,
  stage,
  country,
  recencyDays,
  tier,
  rfm,
];
