import { Command } from 'commander';
import { runDemo } from '../demo.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

export const demoCommand = (): Command =>
  new Command('demo')
    .description('a real year of a real shop, from drop to report, on this machine')
    .addHelpText(
      'after',
      `
Examples:
  $ strata demo
  $ strata demo --folder /tmp/strata-demo

A second start uses what the first one left, and is quick. Remove the folder to begin anew.`,
    )
    .action((options: CommonOptions) =>
      withSystem(options, async (system) => {
        const say = (text: string) => process.stdout.write(options.json ? '' : `${text}\n`);
        const outcome = await runDemo(system, options.folder, say);
        if (options.json) print(options, outcome, () => '');
      }),
    );
