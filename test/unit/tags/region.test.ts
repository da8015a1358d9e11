import { describe, expect, it } from 'vitest';
import { cityTierOf } from '../../../shared/domain/tags/region/china-city-tiers.ts';
import { tagOf } from '../../support/customer-of.ts';

const regions = (counts: Readonly<Record<string, number>>) => ({ regions: new Map(Object.entries(counts)) });

describe('region.country', () => {
  it('takes the trait under any of its names, then the address, then the region of most events', () => {
    const activity = regions({ France: 3, Norway: 1 });
    const address = '{"street":"1 Main St","city":"Berlin","country":"DE"}';
    const countryOf = (declared: Record<string, string>) => tagOf('region.country', { declared, activity });
    expect(countryOf({ country: ' Spain ', address })).toMatchObject({
      value: 'Spain',
      origin: 'declared',
      confidence: 0.9,
    });
    expect(countryOf({ countryCode: 'IT' })).toMatchObject({ value: 'IT' });
    expect(countryOf({ country: '', address })).toMatchObject({ value: 'DE', origin: 'declared' });
    expect(countryOf({ address: '1 Main St, Berlin' })).toMatchObject({
      value: 'France',
      confidence: 0.75,
      origin: 'computed',
    });
    expect(tagOf('region.country', {})).toBeUndefined();
  });
});

describe('cityTierOf(name)', () => {
  it.each([
    ['上海', 'tier_1'],
    ['上海市', 'tier_1'],
    ['Beijing', 'tier_1'],
    [' BEIJING CITY ', 'tier_1'],
    ['Beijing Shi', 'tier_1'],
    ['成都市', 'new_tier_1'],
    ["Xi'an", 'new_tier_1'],
    ['Xi’an', 'new_tier_1'],
    ['Shijiazhuang', 'tier_2'],
    ['哈尔滨', 'tier_2'],
    ['Paris', undefined],
    ['市', undefined],
    ['', undefined],
  ])('%s: %s', (name, tier) => {
    expect(cityTierOf(name)).toBe(tier);
  });
});

describe('region.city_tier', () => {
  it('takes the city that is told before the one of the address, and both before the region of events', () => {
    const activity = regions({ 成都: 3, 上海: 1 });
    const address = JSON.stringify({ street: '1 "Main" St', city: '昆明市' });
    expect(tagOf('region.city_tier', { activity, declared: { city: 'Shenzhen', address } })).toMatchObject({
      value: 'tier_1',
      confidence: 0.9,
    });
    expect(tagOf('region.city_tier', { activity, declared: { address } })).toMatchObject({ value: 'tier_2' });
    expect(tagOf('region.city_tier', { activity })).toMatchObject({
      value: 'new_tier_1',
      confidence: 0.75,
      origin: 'computed',
    });
  });

  it('reads an address that was cut off, and says nothing of cities that are not listed', () => {
    expect(tagOf('region.city_tier', { declared: { address: '{"city":"杭州","street":"very lo' } })?.value).toBe(
      'new_tier_1',
    );
    expect(tagOf('region.city_tier', { declared: { address: '{"street":"very lo' } })).toBeUndefined();
    expect(tagOf('region.city_tier', { declared: { city: 'Lyon' }, activity: regions({ FR: 1 }) })).toBeUndefined();
    expect(tagOf('region.city_tier', {})).toBeUndefined();
  });
});
