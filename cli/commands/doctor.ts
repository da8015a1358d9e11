import { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { renderDoctor } from '../render/doctor.ts';
import { type CommonOptions, print } from './with-system.ts';

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('what is wrong with this set-up, and what to do about it')
    .addHelpText(
      'after',
      `
Examples:
  $ strata doctor
  $ strata doctor --folder shop --json

It changes nothing. Exit code 1 when there is a problem; warnings alone give 0.`,
    )
    .action(async (options: CommonOptions) => {
      const { examineFolder } = await import('../local/doctor/examine-folder.ts');
      const result = await examineFolder(options.folder);
      print(options, result, () => renderDoctor(result));
      if (!result.ok) throw new CommandFailure('There is a problem.', { silent: true });
    });
