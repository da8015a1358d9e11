import { Command } from 'commander';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { summary } from '../queries/run-summary.ts';
import { renderAudiences } from '../render/run.ts';
import type { StrataSystem } from '../system.ts';
import { type CommonOptions, noRunYet, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly to?: string;
  readonly fetch: boolean;
}

export const audiencesCommand = (): Command =>
  new Command('audiences')
    .description('the audiences of the published run')
    .option('--to <dir>', 'folder to bring the files of a stack to; ./strata-<stack> when absent')
    .option('--no-fetch', 'say where the files of a stack are, and bring none')
    .addHelpText(
      'after',
      '\nExamples:\n  $ strata audiences\n  $ strata audiences --json\n  $ strata audiences --stack strata --to audiences',
    )
    .action((options: Options) =>
      withSystem(options, async (system) => {
        const statistics = await system.statistics();
        if (statistics === undefined) throw noRunYet();
        const { run, asOf, audiences } = summary(statistics);
        const places = options.fetch ? await fetchAudiences(system, statistics, options.to) : new Map<string, string>();
        const result = audiences.map((audience) => {
          const files = places.get(bucketKeys.audience(audience.campaign, run));
          return files === undefined ? audience : { ...audience, files };
        });
        print(options, { run, asOf, audiences: result }, () =>
          renderAudiences(statistics, (key) => places.get(key) ?? system.locate(key)),
        );
      }),
    );

/** Where the files of each audience are on this machine, by their prefix in the bucket. */
async function fetchAudiences(
  system: StrataSystem,
  { run, audiences }: Statistics,
  folder: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const { campaign } of audiences) {
    const prefix = bucketKeys.audience(campaign, run);
    places.set(prefix, await system.fetch(prefix, folder));
  }
  return places;
}
