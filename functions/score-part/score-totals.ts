import { movementOf } from '../../shared/contracts/movement-sums.ts';
import type { CustomerState } from '../../shared/contracts/run-state.ts';
import { addInto, noScores, type ScoreSums } from '../../shared/contracts/score-sums.ts';
import { foldLevel } from '../../shared/domain/activity/fold-activity.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { RfmWindow } from '../../shared/domain/rfm/measure-rfm.ts';
import { windowSpend } from '../../shared/domain/rfm/window-spend.ts';
import { createPictureTotals } from './picture-totals.ts';
import type { SegmentedCustomer } from './segment-customer.ts';

/** Counts customers by segment, with what they spent in the RFM window, and who moved since the previous run. */
export function createScoreTotals(window: RfmWindow, asOfDay: number) {
  const sums: ScoreSums = structuredClone(noScores);
  const picture = createPictureTotals(window.returns, asOfDay);

  function add(customer: Customer, { names, scores }: SegmentedCustomer): void {
    const spendMinor = windowSpend(customer, window);
    const { lastDay } = customer.orders;
    const recencyDays = lastDay === undefined ? {} : { [customer.asOfDay - lastDay]: 1 };
    const group = { customers: 1, spendMinor, recencyDays };
    const level = foldLevel(customer.profile.activity);
    addInto(sums, {
      profiles: 1,
      buyers: scores === undefined ? 0 : 1,
      spendMinor,
      groups: {
        tier: { [names.tier]: group },
        rfm: { [names.rfm]: group },
        lifecycle: { [names.lifecycle]: group },
        cluster: { [names.cluster]: group },
      },
      heat: scores === undefined ? {} : { [`${scores[0]}${scores[1]}`]: { customers: 1, spendMinor } },
      folded: { [level]: 1 },
    });
    picture.add(customer, names.tier);
  }

  function move(before: CustomerState | undefined, after: CustomerState | undefined): void {
    addInto(sums.movements, movementOf(before, after));
  }

  return { add, move, sums: (): ScoreSums => ({ ...sums, picture: picture.sums() }) };
}
