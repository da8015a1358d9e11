import { Command, Option } from 'commander';
import { CommandFailure, hintOf } from '../command-failure.ts';
import type { Up, UpListener } from '../local/up/up.ts';
import { createProgressLine } from '../progress.ts';
import { renderDrop } from '../render/drop.ts';
import { printable } from '../render/printable.ts';
import { style } from '../render/text.ts';
import { renderConfigured, renderRan, renderStarted, stamped } from '../render/up.ts';
import { shownPath } from '../shown-path.ts';
import type { CommonOptions } from './with-system.ts';

interface Options extends CommonOptions {
  readonly port: number;
  readonly schedule: string;
}

export const upCommand = (): Command =>
  new Command('up')
    .description('the whole system on this machine: watches the drop folder, runs the schedule, serves the report')
    .addOption(new Option('--port <n>', 'of the report on 127.0.0.1; 0 for any free one').argParser(port).default(8790))
    .addOption(
      new Option('--schedule <time>', 'HH:MM in the configured zone, "off", or "after-drops"')
        .argParser(schedule)
        .default('03:00'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ strata up
  $ strata up --schedule after-drops            a run whenever new drops are in
  $ strata up --folder shop --port 0 --json     an event a line, for programs

Put files under drops/<source>/ of the folder: each is taken in once nobody writes to it any more.
Write large ones under a name that ends in .part and rename them. Ctrl-C finishes what is being
done; a second one stops at once, and nothing is lost.`,
    )
    .action(async (options: Options) => {
      const say = (text: string) => process.stdout.write(`${printable(text)}\n`);
      const asked = stopAsked();
      const { startUp } = await import('../local/up/up.ts');
      const up = await startUp(options, options.json ? jsonListener(say) : textListener(say));
      await asked;
      await stop(up);
    });

function textListener(say: (text: string) => void): UpListener {
  const line = createProgressLine('Run', 'tasks');
  const locate = (key: string) => key;
  return {
    started: (state) => say(renderStarted(state)),
    configured: (result) => say(stamped('config', renderConfigured(result))),
    dropped: (result) => say(stamped('drop', renderDrop(result, locate))),
    ran: (result, due) => {
      line.end();
      say(stamped('run', renderRan(result, due)));
    },
    failed: (what, error) => {
      line.end();
      const { message } = error instanceof Error ? error : new Error(String(error));
      const hint = hintOf(error);
      const next = hint === undefined ? '' : `\nnext: ${hint}`;
      say(stamped(what.includes('/') ? 'drop' : what, `${style('red', 'failed')}: ${message}${next}`));
    },
    progress: ({ stage, done, total }) => line.update(done, total, stage),
  };
}

function jsonListener(say: (text: string) => void): UpListener {
  const tell = (event: string, body: object) => say(JSON.stringify({ event, at: new Date().toISOString(), ...body }));
  return {
    started: ({ sources = null, timeZone = null, due, ...rest }) =>
      tell('started', { ...rest, sources, timeZone, due: instant(due) }),
    configured: (result) => tell('configured', result),
    dropped: (result) => tell('dropped', result),
    ran: (result, due) => tell('ran', { ...result, due: instant(due) }),
    failed: (what, error) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      tell('failed', { what: what.includes('/') ? shownPath(what) : what, error: { name, message } });
    },
    progress: () => {},
  };
}

const instant = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString();

/** Resolves at Ctrl-C, or when the machine asks the process to end. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

/** Stops in good order; at a second Ctrl-C at once. */
async function stop(up: Up): Promise<void> {
  const stopNow = () => {
    process.stderr.write('\nstopped. What was applied stays; strata up goes on from there.\n');
    process.exit(130);
  };
  process.once('SIGINT', stopNow);
  const doing = up.current === undefined ? '' : '; finishing what is being done, Ctrl-C again stops at once';
  process.stderr.write(`\nstopping${doing}\n`);
  await up.stop();
  process.off('SIGINT', stopNow);
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw usage(`--port: a number from 0 to 65535 was expected, not "${text}".`);
}

function schedule(text: string): string {
  if (/^(([01]\d|2[0-3]):[0-5]\d|off|after-drops)$/.test(text)) return text;
  throw usage(`--schedule: a time of day such as 03:00, off or after-drops was expected, not "${text}".`);
}

const usage = (message: string): CommandFailure =>
  new CommandFailure(message, { name: 'UsageError', exitCode: 2, hint: 'strata up --help' });
