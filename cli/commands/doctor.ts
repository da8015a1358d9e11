import { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { renderDoctor } from '../render/doctor.ts';
import type { DoctorResult } from '../results/doctor.ts';
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
  $ strata doctor --stack strata --region eu-west-1

It changes nothing. Exit code 1 when there is a problem; warnings alone give 0.`,
    )
    .action(async (options: CommonOptions) => {
      const result = await examine(options);
      print(options, result, () => renderDoctor(result));
      if (!result.ok) throw new CommandFailure('There is a problem.', { silent: true });
    });

async function examine({ folder, remote }: CommonOptions): Promise<DoctorResult> {
  if (remote === undefined) return (await import('../local/doctor/examine-folder.ts')).examineFolder(folder);
  return (await import('../remote/doctor/examine-stack.ts')).examineStack(remote);
}
