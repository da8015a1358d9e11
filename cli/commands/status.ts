import { Command } from 'commander';
import { renderStatus } from '../render/status.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const statusCommand = (): Command =>
  new Command('status')
    .description('the last drops and runs, and what waits')
    .addHelpText('after', '\nExamples:\n  $ strata status\n  $ strata status --json\n  $ strata status --stack strata')
    .action((options: CommonOptions) =>
      withSystem(options, async (system) => {
        const status = await system.status();
        print(options, status, () => renderStatus(status));
      }),
    );
