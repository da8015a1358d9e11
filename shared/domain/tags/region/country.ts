import { defineTag } from '../define-tag.ts';
import { fromTrait } from '../from-trait.ts';

/** The trait `country`, else the region most events came from, as sure as its share of them. */
export const country = defineTag<string>({
  key: 'region.country',
  type: 'string',
  name: { en: 'Country', zh: '国家' },
  version: 1,
  compute(customer) {
    const trait = customer.trait('country');
    if (trait !== undefined && trait.value !== '') return fromTrait(trait, trait.value);
    const region = customer.mainRegion;
    return region === undefined ? undefined : { value: region.name, confidence: region.share };
  },
});
