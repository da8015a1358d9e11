import { describe, expect, it } from 'vitest';
import type { PlaceHour } from '../../../shared/domain/evidence/evidence.ts';
import { cityTierOf } from '../../../shared/domain/tags/region/china-city-tiers.ts';
import { isCountryName } from '../../../shared/domain/tags/region/known-country.ts';
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
    const others = { thirdParty: { country: 'FR', city: '上海' } };
    expect(tagOf('region.country', { ...others, declared: { address } })).toMatchObject({
      value: 'DE',
      origin: 'declared',
    });
    expect(tagOf('region.home_place', { ...others, declared: { address } })?.value).toBe('Berlin');
    expect(tagOf('region.city_tier', { ...others, declared: { address: '{"city":"昆明"}' } })?.value).toBe('tier_2');
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
    expect(tagOf('region.city_tier', { declared: { address: '{\n  "City" : "杭州"\n}' } })?.value).toBe('new_tier_1');
    expect(tagOf('region.city_tier', { declared: { city: 'Lyon' }, activity: regions({ FR: 1 }) })).toBeUndefined();
    expect(tagOf('region.city_tier', {})).toBeUndefined();
  });
});

describe('region.home_place, work_place', () => {
  const at = (place: string, hour: number, count: number, isWeekend = false): PlaceHour => ({
    hour,
    isWeekend,
    place,
    count,
  });
  const seen = { evidence: { places: [at('Reading', 22, 4), at('Reading', 12, 3, true), at('London', 10, 8)] } };

  it('are where the evenings and weekends are spent, and the working hours', () => {
    // Evenings and weekends: 7 of 7 in Reading; working hours: 8 of 8 in London.
    expect(tagOf('region.home_place', seen)).toMatchObject({ value: 'Reading', origin: 'computed', confidence: 7 / 9 });
    expect(tagOf('region.work_place', seen)).toMatchObject({ value: 'London', origin: 'computed', confidence: 8 / 10 });
  });

  it('add up the hours of a place', () => {
    const places = [20, 21, 22, 23, 0, 5, 6].map((hour) => at('Reading', hour, 1));
    expect(tagOf('region.home_place', { evidence: { places: [...places, at('Leeds', 23, 2, true)] } })).toMatchObject({
      value: 'Reading',
      confidence: 5 / 9,
    });
    expect(tagOf('region.home_place', { evidence: { places: places.slice(0, 5) } })).toBeUndefined();
  });

  it('need a name: events of no place are no evidence', () => {
    const places = [at('', 22, 90), at('Reading', 22, 5)];
    expect(tagOf('region.home_place', { evidence: { places } })).toMatchObject({ value: 'Reading', confidence: 5 / 7 });
    expect(tagOf('region.home_place', { evidence: { places: [at('', 22, 90)] } })).toBeUndefined();
  });

  it('are what traits tell before what events do', () => {
    const declared = { home_city: 'Bath', work_address: '{"city":"Bristol"}' };
    expect(tagOf('region.home_place', { ...seen, declared })).toMatchObject({ value: 'Bath', origin: 'declared' });
    expect(tagOf('region.work_place', { ...seen, declared })).toMatchObject({ value: 'Bristol', origin: 'declared' });
    const addressed = { declared: { address: '{"street":"1 Main St","city":"Wells"}' } };
    expect(tagOf('region.home_place', addressed)?.value).toBe('Wells');
    expect(tagOf('region.work_place', addressed)).toBeUndefined();
  });

  it('take no written address for a city', () => {
    expect(tagOf('region.home_place', { declared: { address: '1 Main St, Wells' } })).toBeUndefined();
    expect(tagOf('region.home_place', {})).toBeUndefined();
  });
});

describe('isCountryName(text)', () => {
  it.each([
    'United Kingdom',
    'EIRE',
    'RSA',
    'USA',
    'Channel Islands',
    'Hong Kong',
    'Czech Republic',
    ' france ',
    '中国',
    '巴西',
  ])('knows %s', (name) => expect(isCountryName(name)).toBe(true));

  it.each(['Berlin', 'SP', 'DE', 'European Community', 'Unspecified', 'European Union', 'Bavaria', '上海', ''])(
    'does not take "%s" for one',
    (text) => expect(isCountryName(text)).toBe(false),
  );
});
