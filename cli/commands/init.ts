import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { currencyCodes, isCurrency } from '../../shared/domain/event/currency.ts';
import { suggestion } from '../../shared/domain/nearest-name.ts';
import { presetNames } from '../../shared/sources/presets/index.ts';
import { CommandFailure } from '../command-failure.ts';
import { folderOption } from '../folder-option.ts';
import type { StarterOptions } from '../init/create-starter.ts';
import { renderInit } from '../render/init.ts';
import { wrapped } from '../render/wrapped.ts';
import { type CommonOptions, print } from './with-system.ts';

interface Options extends CommonOptions {
  readonly mapping?: boolean;
  readonly from?: string;
  readonly schemas?: boolean;
  readonly source: string;
  readonly currency: string;
  readonly timeZone: string;
}

export const initCommand = (): Command =>
  new Command('init')
    .description('write a commented configuration to start from')
    .argument('[preset]', 'what the files are; strata where none is named')
    .option('--from <file>', 'a data file: its header and first rows say how it is read')
    .option('--mapping', 'a mapping to fill in, where no preset fits')
    .option('--schemas', 'write the schemas for editors again, and nothing else')
    .option('--source <name>', 'name of the source', 'shop')
    .option('--currency <code>', 'ISO 4217', 'USD')
    .option('--time-zone <zone>', 'IANA time zone', machineZone())
    .addHelpText(
      'after',
      `
Examples:
  $ strata init online-retail --currency GBP --time-zone Europe/London
  $ strata init --from orders.csv --folder mine
  $ strata init --mapping --source crm

Presets, of which strata sources tells more:
${listed(presetNames)}
A file that is there is never written over: then nothing is written, and the exit code is 2.`,
    )
    .action(async (preset: string | undefined, options: Options) => {
      if (options.schemas) return writeSchemasAgain(options);
      const { createStarter } = await import('../init/create-starter.ts');
      const result = await createStarter(await starterOptions(preset, options), Date.now());
      print(options, result, () => renderInit(result, folderOption(options.folder)));
    });

const machineZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

async function writeSchemasAgain(options: Options): Promise<void> {
  const { writeSchemas } = await import('../local/write-schemas.ts');
  const files = await writeSchemas(options.folder);
  print(options, { files }, () => `Wrote   ${files.join('\n        ')}`);
}

async function starterOptions(preset: string | undefined, options: Options): Promise<StarterOptions> {
  const { folder, from: file, mapping, source, currency, timeZone } = options;
  if ([preset, file, mapping].filter((each) => each !== undefined).length > 1)
    throw usage('One of a preset, --from and --mapping was expected.');
  if (preset !== undefined && !presetNames.includes(preset))
    throw usage(`Preset "${preset}" is not known${suggestion(preset, presetNames) || `: ${presetNames.join(', ')}`}`);
  if (file !== undefined) await requireFile(file);
  if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(source))
    throw usage(`--source: lower-case letters, digits, - and _ were expected, not "${source}".`);
  if (!isCurrency(currency))
    throw usage(
      `--currency: an ISO 4217 code such as GBP was expected, not "${currency}"${suggestion(currency.toUpperCase(), currencyCodes)}`,
    );
  const zones = Intl.supportedValuesOf('timeZone');
  if (!isZone(timeZone))
    throw usage(
      `--time-zone: an IANA time zone such as Europe/London was expected, not "${timeZone}"${suggestion(timeZone, zones)}`,
    );
  const from = file !== undefined ? { file } : mapping ? 'mapping' : { preset: preset ?? 'strata' };
  return { folder, from, source, currency, timeZone };
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return;
  throw usage(`${found === undefined ? 'There is no file' : 'A file was expected, not the folder'} "${file}".`);
}

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata init --help' });

/** Names in lines of a screen, each two blanks in. */
const listed = (names: readonly string[]): string =>
  wrapped(`${names.join(', ')}.`.split(' '), 98, ' ')
    .map((line) => `  ${line}`)
    .join('\n');
