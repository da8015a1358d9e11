import { definePreset } from '../preset.ts';

/**
 * What a third party says of customers: a row is one attribute of one customer, as of a time. A file may lack the provider, where the
 * source is only one.
 */
export const attributes = definePreset({
  name: 'attributes',
  formats: ['csv', 'jsonl'],
  orderGrain: 'line',
  origin: 'third_party',
  kind: [{ is: 'identify' }],
  fields: {
    user_id: 'user_id',
    timestamp: 'as_of',
    trait_name: 'attribute',
    trait_value: 'value',
    provider: 'provider',
  },
  required: [['user_id'], ['timestamp'], ['trait_name'], ['trait_value']],
});
