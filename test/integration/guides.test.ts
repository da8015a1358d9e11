import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../support/guide.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guides = join(root, 'docs/guides');
/** Commands that other suites run, or that a reader's own machine does. */
const elsewhere = /^(npm (start|test|ci|install|run) ?|git clone |npx cdk |cd )/;

interface Outcome {
  readonly code: number | null;
  readonly text: string;
}

/** Types a line into a shell that stands in the folder, with `npx strata` being the program of this checkout. */
function type(command: string, cwd: string): Promise<Outcome> {
  const program = `"${process.execPath}" "${join(root, 'cli/strata.ts')}"`;
  const child = spawn('sh', ['-c', command.replace(/^npx strata\b/, `exec ${program}`)], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', STRATA_FOLDER: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      text += String(data);
      // `strata up` goes on until it is told to stop.
      if (/^npx strata up\b/.test(command) && text.includes('is up over') && !child.killed) child.kill('SIGINT');
    });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, text })));
}

describe('the commands of the guides', async () => {
  const names = (await readdir(guides)).filter((name) => name.endsWith('.md'));
  for (const name of names) {
    const steps = stepsOf(await readFile(join(guides, name), 'utf8'));
    if (!steps.some((step) => 'commands' in step)) continue;

    it(`${name}: each does what the reader expects of it`, { timeout: 120_000 }, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'strata-guide-'));
      try {
        for (const step of steps) {
          if ('file' in step) {
            await mkdir(dirname(join(folder, step.file)), { recursive: true });
            await writeFile(join(folder, step.file), step.content);
            continue;
          }
          for (const { text: command, exitCode } of step.commands) {
            if (elsewhere.test(command)) continue;
            const { code, text } = await type(command, folder);
            expect({ at: `${name}:${step.line}`, command, code, text }).toMatchObject({ code: exitCode });
          }
        }
      } finally {
        await removeWhenFree(folder);
      }
    });
  }
});

/** The embedded database of a folder goes a moment after its last client. */
async function removeWhenFree(folder: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rm(folder, { recursive: true });
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}
