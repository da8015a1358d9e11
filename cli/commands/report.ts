import { spawn } from 'node:child_process';
import { Command } from 'commander';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { type CommonOptions, noRunYet, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly open: boolean;
  readonly to?: string;
}

export const reportCommand = (): Command =>
  new Command('report')
    .description('open the report of the published run')
    .option('--no-open', 'print where it is, and open nothing')
    .option('--to <dir>', 'folder to bring the report of a stack to; ./strata-<stack> when absent')
    .addHelpText(
      'after',
      '\nExamples:\n  $ strata report\n  $ strata report --no-open\n  $ strata report --stack strata --to reports',
    )
    .action((options: Options) =>
      withSystem(options, async (system) => {
        const statistics = await system.statistics();
        if (statistics === undefined) throw noRunYet();
        const path = await system.fetch(bucketKeys.report(statistics.run), options.to);
        print(options, { run: statistics.run, report: path }, () => path);
        if (options.open && !options.json && process.stdout.isTTY) openInBrowser(path);
      }),
    );

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where there is no browser the path that was printed has to do. */
function openInBrowser(path: string): void {
  const [command = 'xdg-open', ...before] = openers[process.platform] ?? ['xdg-open'];
  spawn(command, [...before, path], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
