import { defineTag } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { ownWordFirst, readTrait } from '../read-trait.ts';
import { countryOfAddress } from './address-parts.ts';
import { isCountryName } from './known-country.ts';

const names = ['country', 'country_code', 'countryCode', '国家'];

/** The trait, else the country of the trait `address`, else the region most events came from where that is one, as sure as its share of them. */
export const country = defineTag<string>({
  key: 'region.country',
  type: 'string',
  name: { en: 'Country', zh: '国家' },
  meaning: {
    en: 'The country that traits tell, as it is written there, else the region that most events of all time came from, where that is the name of a country.',
    zh: '客户属性中的国家（保留原有写法），没有时取累计行为中出现最多的地区，仅限国家名称。',
  },
  traits: [...names, 'address'],
  origins: [...toldOrigins, 'computed'],
  version: 3,
  compute(customer) {
    const told = ownWordFirst(
      readTrait(customer, names, (text) => (text === '' ? undefined : text)),
      () => readTrait(customer, ['address'], countryOfAddress),
    );
    if (told !== undefined) return told;
    const region = customer.mainRegion;
    if (region === undefined || !isCountryName(region.name)) return undefined;
    return { value: region.name, confidence: region.share };
  },
});
