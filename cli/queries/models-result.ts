import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { ModelCards } from '../../shared/contracts/model-card.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { CommandFailure } from '../command-failure.ts';
import type { QueryRuntime } from '../system.ts';
import { requireFile, requirePlan } from './published-run.ts';

/**
 * The cards of the published run's models. @param name of one alone, or what stands before its colon, such as `lookalike`
 *
 * @throws {CommandFailure} before the first run, and for a model that the run does not have
 */
export async function modelsResult({ objects }: QueryRuntime, name: string | undefined): Promise<ModelCards> {
  const { run } = await requirePlan(objects);
  const { models } = await requireFile<ModelCards>(objects, bucketKeys.modelCards(run));
  if (name === undefined) return { models };
  const found = models.filter((card) => card.name === name || card.name.startsWith(`${name}:`));
  if (found.length > 0) return { models: found };
  const names = models.map((card) => card.name);
  throw new CommandFailure(`The published run has no model "${name}"${suggestion(name, names) || '.'}`, {
    name: 'UnknownModelError',
    exitCode: 2,
    hint:
      names.length === 0
        ? 'strata models   shows what a run learned; this one had nothing to learn from'
        : `it has ${names.join(', ')}`,
  });
}
