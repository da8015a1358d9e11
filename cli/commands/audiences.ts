import { Command } from 'commander';
import { summary } from '../queries/run-summary.ts';
import { renderAudiences } from '../render/run.ts';
import { type CommonOptions, noRunYet, print, withSystem } from './with-system.ts';

export const audiencesCommand = (): Command =>
  new Command('audiences')
    .description('the audiences of the published run')
    .addHelpText('after', '\nExamples:\n  $ strata audiences\n  $ strata audiences --json')
    .action((options: CommonOptions) =>
      withSystem(options, async (system) => {
        const statistics = await system.statistics();
        if (statistics === undefined) throw noRunYet();
        const { run, asOf, audiences } = summary(statistics);
        print(options, { run, asOf, audiences }, () => renderAudiences(statistics, system.locate));
      }),
    );
