import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { dateOfDay } from '../../shared/domain/event/day-of.ts';
import type { Event } from '../../shared/domain/event/event.ts';
import { writeEvents } from '../../shared/formats/events-parquet.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { SyntheticCustomers } from './synthetic-customers.ts';

/** Customers whose events are in memory at once. */
const customersAtOnce = 50_000;

/** Writes the lake as ingest would, batch by batch. Gives back the number of events. */
export async function writeLake(
  objects: ObjectStore,
  customers: SyntheticCustomers,
  count: number,
  onCustomers: (done: number) => void,
): Promise<number> {
  let total = 0;
  for (let from = 0, batch = 0; from < count; from += customersAtOnce, batch++) {
    const days = new Map<number, Event[]>();
    for (let customer = from; customer < Math.min(count, from + customersAtOnce); customer++) {
      for (const event of customers.events(customer)) {
        total++;
        const events = days.get(event.day);
        if (events === undefined) days.set(event.day, [event]);
        else events.push(event);
      }
    }
    for (const [day, events] of days)
      await objects.write(bucketKeys.lakeFile(dateOfDay(day), 'synthetic', batch), writeEvents(events));
    onCustomers(Math.min(count, from + customersAtOnce));
  }
  return total;
}
