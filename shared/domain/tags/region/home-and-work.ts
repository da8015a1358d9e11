import type { Customer } from '../../customer/customer.ts';
import type { PlaceHour } from '../../evidence/evidence.ts';
import { homeAndWork, type PlaceHours } from '../../timing/home-and-work.ts';
import { defineTag, type TagEvidence } from '../define-tag.ts';
import { type Told, toldOrigins } from '../from-trait.ts';
import { ofLastCustomer } from '../of-last-customer.ts';
import { ownWordFirst, readTrait } from '../read-trait.ts';
import { cityOfAddress } from './address-parts.ts';

const homeNames = ['home_place', 'home_city', 'residence', 'city', '居住地', '常住地', '居住城市', '城市', '所在城市'];
const workNames = ['work_place', 'work_city', 'office_city', '工作地', '工作城市'];
const homeAddresses = ['address', 'home_address'];
const workAddresses = ['work_address'];

const placesOf = ofLastCustomer(({ evidence: { places } }: Customer) =>
  places.length === 0 ? {} : homeAndWork(hoursByPlace(places)),
);

/** The city that traits tell, of addresses the one they name; else where evenings and weekends are spent, as sure as `timing/` is. */
export const homePlace = defineTag<string>({
  key: 'region.home_place',
  type: 'string',
  name: { en: 'Home', zh: '居住地' },
  meaning: {
    en: 'The home city that traits tell; else the place of most events from 21 to 6 o’clock and at weekends of the newest 400 days of data, 5 at least.',
    zh: '客户属性中的居住城市；没有时取截至最新数据日 400 天内晚 21 点至早 6 点及周末行为最多的地点，至少 5 次。',
  },
  traits: [...homeNames, ...homeAddresses],
  origins: [...toldOrigins, 'computed'],
  version: 1,
  compute: (customer) => toldPlace(customer, homeNames, homeAddresses) ?? seenPlace(placesOf(customer).home),
});

/** The same of work, which is another place than home: who works at home has no work place to tell from it. */
export const workPlace = defineTag<string>({
  key: 'region.work_place',
  type: 'string',
  name: { en: 'Work place', zh: '工作地' },
  meaning: {
    en: 'The city of work that traits tell; else the place of most events from 9 to 17 o’clock on weekdays of the newest 400 days of data, 5 at least, where that is not the place of the evenings.',
    zh: '客户属性中的工作城市；没有时取截至最新数据日 400 天内工作日 9 点至 17 点行为最多的地点，至少 5 次，且不同于晚间所在地点。',
  },
  traits: [...workNames, ...workAddresses],
  origins: [...toldOrigins, 'computed'],
  version: 1,
  compute: (customer) => toldPlace(customer, workNames, workAddresses) ?? seenPlace(placesOf(customer).work),
});

const toldPlace = (
  customer: Customer,
  names: readonly string[],
  addresses: readonly string[],
): Told<string> | undefined =>
  ownWordFirst(
    readTrait(customer, names, (text) => (text === '' ? undefined : text)),
    () => readTrait(customer, addresses, cityOfAddress),
  );

const seenPlace = (found: ReturnType<typeof homeAndWork>['home']): TagEvidence<string> | undefined =>
  found && { value: found.place, confidence: found.confidence };

/** Plain arrays: of so few numbers they are quicker to make than typed ones. */
const noHours = (): number[] => new Array<number>(24).fill(0);

/** Places that are named, with a count for each hour. */
function hoursByPlace(places: readonly PlaceHour[]): PlaceHours[] {
  const byPlace = new Map<string, { place: string; weekday: number[]; weekend: number[] }>();
  for (const { place, hour, isWeekend, count } of places) {
    if (place === '') continue;
    let hours = byPlace.get(place);
    if (hours === undefined) {
      hours = { place, weekday: noHours(), weekend: noHours() };
      byPlace.set(place, hours);
    }
    const counts = isWeekend ? hours.weekend : hours.weekday;
    counts[hour] = (counts[hour] as number) + count;
  }
  return [...byPlace.values()];
}
