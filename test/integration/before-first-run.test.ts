import { describe, expect, it } from 'vitest';
import { clustersResult } from '../../cli/queries/clusters-result.ts';
import { modelsResult } from '../../cli/queries/models-result.ts';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import { segmentsResult } from '../../cli/queries/segments-result.ts';
import { similarResult } from '../../cli/queries/similar-result.ts';
import { tagsResult } from '../../cli/queries/tags-result.ts';
import { browsingRunConfiguration } from '../support/browsing-run.ts';
import { createWorld } from '../support/world.ts';

describe('before the first run', () => {
  it('every question says what to do', async () => {
    const empty = await createWorld({ configuration: browsingRunConfiguration() });
    const questions = [
      () => tagsResult(empty, undefined),
      () => segmentsResult(empty, undefined),
      () => clustersResult(empty, undefined),
      () => modelsResult(empty, undefined),
      () => rulesResult(empty, { minSupport: 0.1, minConfidence: 0.1, max: undefined }),
      () => recommendResult(empty, '17001', { count: 3, again: true }),
      () => similarResult(empty, { seeds: { id: '17001' }, count: 3, method: 'cosine' }),
    ];
    for (const question of questions)
      await expect(question()).rejects.toMatchObject({
        name: 'NoRunError',
        hint: expect.stringContaining('strata run'),
      });
    await empty.close();
  });
});
