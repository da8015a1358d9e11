import { readSuppressionFiles } from '../../functions/plan-run/plan-suppression.ts';
import { isInList } from '../../functions/score-part/rule-subject.ts';
import { createSuppression } from '../../functions/score-part/suppression.ts';
import type { Configuration } from '../../shared/contracts/configuration.ts';
import type { RunPlan } from '../../shared/contracts/run-plan.ts';
import type { Profile } from '../../shared/domain/profile/profile.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import type { ProfileResult } from '../results.ts';
import { suppressionOf } from './audience-options.ts';

/**
 * The lists that a customer is on, by name, and where they are not to be contacted: as the published run saw it, before the first
 * run as the files say now.
 */
export async function listsOf(
  objects: ObjectStore,
  profile: Profile,
  plan: RunPlan | undefined,
  { lists }: Pick<Configuration, 'lists'>,
): Promise<Pick<ProfileResult, 'lists' | 'suppressed'>> {
  const suppression =
    plan === undefined
      ? createSuppression(await readSuppressionFiles(objects))
      : await suppressionOf(objects, plan.run);
  return {
    lists: [...lists].flatMap(([name, list]) => (isInList({ profile }, list) ? [name] : [])).sort(),
    suppressed: [...suppression.channelsOf(profile)],
  };
}
