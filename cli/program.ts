import { Command, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { audiencesCommand } from './commands/audiences.ts';
import { clustersCommand } from './commands/clusters.ts';
import { completionCommand, listNamesCommand } from './commands/completion.ts';
import { costCommand } from './commands/cost.ts';
import { demoCommand } from './commands/demo.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dropCommand } from './commands/drop.ts';
import { initCommand } from './commands/init.ts';
import { modelsCommand } from './commands/models.ts';
import { previewCommand } from './commands/preview.ts';
import { profileCommand } from './commands/profile.ts';
import { recommendCommand } from './commands/recommend.ts';
import { reportCommand } from './commands/report.ts';
import { rulesCommand } from './commands/rules.ts';
import { runCommand } from './commands/run.ts';
import { segmentsCommand } from './commands/segments.ts';
import { similarCommand } from './commands/similar.ts';
import { sourcesCommand } from './commands/sources.ts';
import { statusCommand } from './commands/status.ts';
import { tagsCommand } from './commands/tags.ts';
import { upCommand } from './commands/up.ts';
import { validateCommand } from './commands/validate.ts';
import { isNamedOnLine, localOnly, placeOf, type RemotePlace, type SourceOf } from './place.ts';

/** The `strata` program: its commands, none of them run yet. */
export function createProgram(): Command {
  const program = new Command('strata')
    .description('Customer segmentation: event files in a folder or bucket become profiles, audiences and a report.')
    .version(packageJson.version)
    .addHelpText(
      'after',
      `
Examples:
  $ strata demo                                 a real year of a real shop, on this machine
  $ strata drop orders.csv --source shop        put a file in
  $ strata run                                  compute segments and audiences now
  $ strata report                               open what a marketer reads

Exit codes: 0 done, 1 a failed run or a file refused whole, 2 wrong usage or a bad configuration.`,
    );
  const commands = [
    demoCommand(),
    initCommand(),
    upCommand(),
    dropCommand(),
    sourcesCommand(),
    runCommand(),
    validateCommand(),
    previewCommand(),
    profileCommand(),
    tagsCommand(),
    segmentsCommand(),
    clustersCommand(),
    modelsCommand(),
    rulesCommand(),
    recommendCommand(),
    similarCommand(),
    audiencesCommand(),
    reportCommand(),
    statusCommand(),
    doctorCommand(),
    diffCommand(),
    costCommand(),
  ];
  for (const command of [...commands, completionCommand()]) program.addCommand(command);
  program.addCommand(listNamesCommand(), { hidden: true });
  addCommonOptions(program);
  // Common options may stand before or after the command; the command sees them either way.
  program.hook('preAction', (_, command) => {
    for (const [name, value] of Object.entries(program.opts())) command.setOptionValue(name, value);
    command.setOptionValue('remote', remoteOf(program, command.name()));
  });
  // Thrown instead of ending the process, so that wrong usage ends with 2 and everything is closed.
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({ outputError: () => {} });
  return program;
}

const addCommonOptions = (program: Command): Command =>
  program
    .addOption(
      new Option('--folder <dir>', 'folder that stands in for the bucket')
        .env('STRATA_FOLDER')
        .default('./strata-data'),
    )
    .addOption(new Option('--stack <name>', 'a deployed stack instead of a folder').env('STRATA_STACK'))
    .option('--endpoint <url>', 'LocalStack or another emulator that holds the stack')
    .option('--region <name>', 'AWS region of the stack; AWS_REGION when absent')
    .option('--profile <name>', 'profile of the AWS credentials; AWS_PROFILE when absent')
    .option('--json', 'print one JSON document on stdout, and nothing else there')
    .option('--verbose', 'show stack traces of errors');

const localCommands = new Set(['demo', 'init', 'up']);
/** They look at no folder and no stack; the region says whose prices count. */
const placelessCommands = new Set(['cost']);

/** What the common options say of a stack; of an environment that names one, commands that need a folder take no notice. */
function remoteOf(program: Command, command: string): RemotePlace | undefined {
  if (placelessCommands.has(command)) return undefined;
  const sourceOf: SourceOf = (option) => program.getOptionValueSource(option) as ReturnType<SourceOf>;
  if (!localCommands.has(command)) return placeOf(program.opts(), sourceOf);
  if (isNamedOnLine(sourceOf)) throw localOnly(command);
  return undefined;
}
