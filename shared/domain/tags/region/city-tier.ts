import { defineTag, type TagEvidence } from '../define-tag.ts';
import { toldOrigins } from '../from-trait.ts';
import { ownWordFirst, readTrait } from '../read-trait.ts';
import { cityOfAddress } from './address-parts.ts';
import { cityTierOf } from './china-city-tiers.ts';

const names = ['city', '城市', '所在城市'];

/** By the city that traits tell, else by the region most events came from where that is a city, as sure as its share of them. */
export const cityTier = defineTag<string>({
  key: 'region.city_tier',
  type: 'string',
  name: { en: 'City tier', zh: '城市等级' },
  meaning: {
    en: 'Of customers in 49 large cities of China, by the city in the traits, else by the region most events came from: tier_1 (4 cities) and new_tier_1 (15) by the Yicai ranking of 2022, or tier_2 (30).',
    zh: '按客户属性中的城市，没有时按行为最多的地区，归为一线（4 城）、新一线（15 城，均依第一财经 2022 年榜单）或二线（30 城）；其他城市不打标签。',
  },
  traits: [...names, 'address'],
  origins: [...toldOrigins, 'computed'],
  version: 1,
  compute(customer): TagEvidence<string> | undefined {
    const told = ownWordFirst<string>(readTrait(customer, names, cityTierOf), () =>
      readTrait(customer, ['address'], (address) => cityTierOf(cityOfAddress(address) ?? '')),
    );
    if (told !== undefined) return told;
    const region = customer.mainRegion;
    const value = region && cityTierOf(region.name);
    return region && value && { value, confidence: region.share };
  },
});
