import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Deployment } from './deploy-strata.ts';
import { endpointPrograms } from './ministack.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const runbook = join(project, 'docs', 'runbook.md');

/**
 * The commands of the runbook, as they stand there: those that every section wants first, then blocks of a section.
 *
 * @param parts for each block, text that comes before it within the section, such as `**Resolution.**`
 */
export async function runbookCommands(section: string, ...parts: readonly string[]): Promise<string> {
  const text = await readFile(runbook, 'utf8');
  const [start = '', ...sections] = text.split(/^## /m);
  const found = sections.find((candidate) => candidate.startsWith(`${section}\n`));
  const blocks = parts.map((part) => {
    const from = found?.indexOf(part) ?? -1;
    if (found === undefined || from < 0)
      throw new Error(`${runbook} was expected to have "${part}" under "${section}".`);
    return blockIn(found.slice(from), section);
  });
  return [blockIn(start, 'the beginning'), ...blocks].join('\n');
}

function blockIn(text: string, where: string): string {
  const block = /^```sh\n(.*?)^```/ms.exec(text)?.[1];
  if (block === undefined) throw new Error(`${runbook}: commands were expected in ${where}.`);
  return block;
}

/** Version 1 of the program goes to AWS itself for queues, whatever `AWS_ENDPOINT_URL` says. */
const toEndpoint = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }';

/** What the commands print, with what they say on stderr. Rejects when one of them fails. */
export async function runShell({ environment }: Pick<Deployment, 'environment'>, script: string): Promise<string> {
  const PATH = `${endpointPrograms}${delimiter}${environment.PATH}`;
  const child = spawn('bash', ['-euo', 'pipefail', '-c', `${toEndpoint}\n${script}`], {
    cwd: project,
    env: { ...environment, PATH, AWS_PAGER: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The commands ended with ${code}.\n${script}\n${output}`);
  return output;
}
