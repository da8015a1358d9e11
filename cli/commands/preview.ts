import { Command } from 'commander';
import type { Problem } from '../../shared/contracts/configuration.ts';
import { CommandFailure } from '../command-failure.ts';
import { createProgressLine } from '../progress.ts';
import { renderPreview } from '../render/preview.ts';
import { renderValidate } from '../render/validate.ts';
import type { PreviewOutcome, PreviewRequest } from '../results/preview.ts';
import type { ValidateResult } from '../results.ts';
import type { StrataSystem } from '../system.ts';
import { type CommonOptions, print, withSystem } from './with-system.ts';

interface Options extends CommonOptions {
  readonly rule?: string;
}

export const previewCommand = (): Command =>
  new Command('preview')
    .description('whom a campaign or a rule would reach, before anything is written')
    .argument('[campaign]', 'a campaign of config/campaigns/, as its file is now, accepted or not')
    .option('--rule <cel>', 'a rule by itself')
    .addHelpText(
      'after',
      `
Examples:
  $ strata preview winback-vip
  $ strata preview --rule 'tier == "growth" && tag("value.recency_days") > 30' --json

Judged by the customers, segments and day of the published run, and by the configuration as its
files are now. A campaign that has not started, is over or is paused is counted as if it were
active. Exit code 2 when what is previewed has problems.`,
    )
    .action((campaign: string | undefined, options: Options) => {
      const request = requestOf(campaign, options.rule);
      return withSystem(options, async (system) => {
        const outcome = await previewWithProgress(system, request);
        if ('invalid' in outcome) return refuse(system, outcome.invalid, request, options);
        for (const { file, line, column, message } of outcome.problems)
          process.stderr.write(`${file}:${line}:${column}  ${message}\n`);
        print(options, outcome.preview, () => renderPreview(outcome.preview));
      });
    });

function requestOf(campaign: string | undefined, rule: string | undefined): PreviewRequest {
  if (campaign !== undefined && rule === undefined) return { campaign };
  if (rule !== undefined && campaign === undefined) return { rule };
  const came = campaign === undefined ? 'neither' : 'both';
  throw new CommandFailure(`A campaign or --rule was expected, and there was ${came}.`, {
    name: 'UsageError',
    exitCode: 2,
    hint: 'strata preview --help',
  });
}

async function previewWithProgress(system: StrataSystem, request: PreviewRequest): Promise<PreviewOutcome> {
  const line = createProgressLine('Preview', 'customers');
  try {
    return await system.preview(request, ({ done, total }) => line.update(done, total));
  } finally {
    line.end();
  }
}

async function refuse(
  system: StrataSystem,
  result: ValidateResult,
  request: PreviewRequest,
  options: Options,
): Promise<never> {
  const textOf = async (problem: Problem) =>
    'rule' in request
      ? (request.rule.split('\n')[problem.line - 1] ?? '')
      : await system.lineOf(problem.file, problem.line);
  const texts = new Map(
    await Promise.all(result.problems.map(async (problem) => [problem, await textOf(problem)] as const)),
  );
  print(options, { ok: result.ok, problems: result.problems }, () =>
    renderValidate(result, (problem) => texts.get(problem) ?? ''),
  );
  throw new CommandFailure('What was to be previewed has problems.', { exitCode: 2, silent: true });
}
