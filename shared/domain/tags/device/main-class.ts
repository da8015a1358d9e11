import type { Customer } from '../../customer/customer.ts';
import { mainName } from '../../customer/main-name.ts';
import type { TagEvidence } from '../define-tag.ts';
import { rememberedByText } from '../remembered-by-text.ts';

/**
 * What most events came from, devices told apart by a function of their name; as sure as its share of the events that name
 * one. Ties by UTF-8 bytes.
 *
 * @param classOf a pure function, asked once a name
 */
export function mainClass(
  classOf: (device: string) => string | undefined,
): (customer: Customer) => TagEvidence<string> | undefined {
  const rememberedClassOf = rememberedByText(classOf);
  return ({ mainDevice, profile: { activity } }) => {
    if (mainDevice === undefined) return undefined;
    // Whoever has one device, as most do, needs no table.
    if (mainDevice.share === 1) {
      const value = rememberedClassOf(mainDevice.name);
      return value === undefined ? undefined : { value, confidence: 1 };
    }
    const counts = new Map<string, number>([['', 0]]);
    for (const [name, count] of activity.devices) {
      const value = (name === '' ? undefined : rememberedClassOf(name)) ?? '';
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    const main = mainName(counts);
    return main && { value: main.name, confidence: main.share };
  };
}
