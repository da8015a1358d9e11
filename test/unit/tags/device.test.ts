import { describe, expect, it } from 'vitest';
import { operatingSystemOf } from '../../../shared/domain/tags/device/operating-system.ts';
import { priceTierOf } from '../../../shared/domain/tags/device/price-tier-of.ts';
import { tagOf } from '../../support/customer-of.ts';

const withDevices = (devices: Readonly<Record<string, number>>) => ({
  activity: { devices: new Map(Object.entries(devices)) },
});

describe('operatingSystemOf(device)', () => {
  it.each([
    ['iPhone 14 Pro', 'ios'],
    ['iPad', 'ios'],
    ['ios', 'ios'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15', 'ios'],
    ['Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36', 'android'],
    ['Android', 'android'],
    ['SM-G991B', 'android'],
    ['Pixel 7', 'android'],
    ['Redmi Note 12', 'android'],
    ['小米 13', 'android'],
    ['HUAWEI Mate 40', 'android'],
    ['HarmonyOS; HUAWEI Mate 60 Pro', 'harmonyos'],
    ['Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00)', 'harmonyos'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
    ['Windows', 'windows'],
    ['Surface Pro 9', 'windows'],
    ['Windows Phone 8.1', 'windows_phone'],
    ['MacBook Air', 'macos'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'macos'],
    ['mac', 'macos'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', 'chromeos'],
    ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64)', 'linux'],
    ['desktop', undefined],
    ['mobile', undefined],
    ['darwin', undefined],
    ['', undefined],
  ])('%s: %s', (device, system) => {
    expect(operatingSystemOf(device)).toBe(system);
  });
});

describe('priceTierOf(device)', () => {
  it.each([
    ['iPhone 15 Pro Max', 'high'],
    ['iPhone 13 mini', 'high'],
    ['iPhone SE (2nd generation)', 'middle'],
    ['iPhone 16e', 'middle'],
    ['iPhone 8 Plus', 'middle'],
    ['iPad Pro', 'high'],
    ['iPad Air', 'middle'],
    ['MacBook Pro', 'high'],
    ['Galaxy S23 Ultra', 'high'],
    ['Galaxy S23 FE', 'middle'],
    ['Samsung Galaxy A54', 'middle'],
    ['Galaxy A14', 'low'],
    ['SM-S918B', 'high'],
    ['SM-A546B', 'middle'],
    ['SM-A145R', 'low'],
    ['Pixel 8 Pro', 'high'],
    ['Pixel 7a', 'middle'],
    ['Redmi Note 12 Pro', 'middle'],
    ['Redmi Note 12', 'low'],
    ['Xiaomi 13 Ultra', 'high'],
    ['Xiaomi 13T', 'middle'],
    ['小米14', 'high'],
    ['HUAWEI P60', 'high'],
    ['HUAWEI nova 11', 'middle'],
    ['HONOR X9', 'low'],
    ['HONOR 90', 'middle'],
    ['OPPO Find X6', 'high'],
    ['OPPO Reno10', 'middle'],
    ['vivo Y36', 'low'],
    ['vivo X90', 'high'],
    ['OnePlus Nord 3', 'middle'],
    ['OnePlus 11', 'high'],
    ['Chromebook', 'low'],
    ['desktop', undefined],
    ['Android', undefined],
    ['Nokia 3310', undefined],
  ])('%s: %s', (device, tier) => {
    expect(priceTierOf(device)).toBe(tier);
  });
});

describe('tags of devices', () => {
  it('say nothing without a device', () => {
    for (const key of ['model', 'os', 'price_tier', 'main_share', 'count'])
      expect(tagOf(`device.${key}`, {}), key).toBeUndefined();
  });

  it('are as sure of the system as its share of all events, devices that tell none included', () => {
    const known = withDevices({ 'iPhone 12': 3, 'iPad Pro': 3, 'Pixel 7': 4, desktop: 2 });
    expect(tagOf('device.model', known)).toMatchObject({ value: 'Pixel 7', confidence: 4 / 12 });
    expect(tagOf('device.os', known)).toMatchObject({ value: 'ios', confidence: 0.5 });
    expect(tagOf('device.price_tier', known)).toMatchObject({ value: 'high', confidence: expect.closeTo(0.8 / 3, 12) });
    expect(tagOf('device.main_share', known)).toMatchObject({ value: 4 / 12, confidence: 1 });
    expect(tagOf('device.count', known)).toMatchObject({ value: 4, confidence: 1 });
  });

  it('give a tie between systems to the first by name', () => {
    expect(tagOf('device.os', withDevices({ Windows: 2, iPhone: 2, Android: 2 }))?.value).toBe('android');
  });

  it('know the system of who has one device alone', () => {
    expect(tagOf('device.os', withDevices({ iPhone: 9 }))).toMatchObject({ value: 'ios', confidence: 1 });
    expect(tagOf('device.os', withDevices({ desktop: 9 }))).toBeUndefined();
    expect(tagOf('device.price_tier', withDevices({ desktop: 9 }))).toBeUndefined();
    expect(tagOf('device.price_tier', withDevices({ iPhone: 9 }))?.confidence).toBe(0.8);
  });

  it('name the system of a few events where most tell none', () => {
    const known = withDevices({ desktop: 4, kiosk: 4, iPhone: 2 });
    expect(tagOf('device.os', known)).toMatchObject({ value: 'ios', confidence: 0.2 });
    expect(tagOf('device.os', withDevices({ desktop: 4, kiosk: 4 }))).toBeUndefined();
  });

  it('count the devices no longer told apart as two, half sure', () => {
    expect(tagOf('device.count', withDevices({ '': 5, iPhone: 5, iPad: 1 }))).toMatchObject({
      value: 4,
      confidence: 0.5,
    });
    expect(tagOf('device.os', withDevices({ '': 5, iPhone: 5 }))).toMatchObject({ value: 'ios', confidence: 0.5 });
  });
});
