import type { CustomerOptions } from '../domain/customer/customer.ts';
import { minorDigits } from '../domain/event/currency.ts';
import { timeZone } from '../domain/event/time-zone.ts';
import type { Shop } from '../domain/shop/shop.ts';
import type { Settings } from './configuration.ts';

/** How customers are seen by the settings. @param shop what is known of all together; nothing unless given */
export const customerOptions = (
  { currency, interest, timeZone: zone }: Pick<Settings, 'currency' | 'interest' | 'timeZone'>,
  asOfDay: number,
  shop?: Shop,
): CustomerOptions => ({
  asOfDay,
  minorPerMajor: 10 ** minorDigits(currency),
  interestScale: interest.scale,
  zone: timeZone(zone),
  ...(shop && { shop }),
});
