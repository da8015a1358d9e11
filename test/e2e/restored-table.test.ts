import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, until } from '../support/deploy-strata.ts';
import { emptyDeployment, untilQuiet } from '../support/empty-deployment.ts';
import { runbookCommands, runShell } from '../support/runbook.ts';
import { fixtureDrops, openSideBySide, type SideBySide } from '../support/side-by-side.ts';

const section = 'Restoring the table';
const [, [earlySource, earlyFile], [lateSource, lateFile]] = fixtureDrops;

describe('a table put back to a point in time by the commands of the runbook', () => {
  const deployment = connect(inject('stacks'));
  let both: SideBySide;

  beforeAll(async () => {
    await emptyDeployment(deployment);
    both = await openSideBySide(deployment);
    await both.configure();
  });
  afterAll(() => both?.close());

  const profiles = async () => (await both.profileDigests()).deployed;

  it('holds what it held then, and is given again what was put since', async () => {
    await both.drop(earlySource, earlyFile);
    await untilQuiet(deployment);
    const then = await profiles();
    // S3 tells to the second when an object was put.
    await sleep(1100);
    const instant = `${new Date().toISOString().slice(0, 19)}Z`;
    const commands = async (...parts: string[]) =>
      (await runbookCommands(section, ...parts)).replaceAll('2026-01-31T03:00:00Z', instant);

    // An emulator restores what is there now, whatever instant it is told; so the commands come first, and ingest goes on after them.
    const stopped = await commands('Nothing may write meanwhile');
    await runShell(deployment, stopped);
    const going = stopped.replace(/^aws dynamodb .*$/gm, '').replace('--no-enabled', '--enabled');
    await runShell(deployment, going);
    await both.drop(lateSource, lateFile);
    await untilQuiet(deployment);
    const since = await profiles();
    expect(since).not.toEqual(then);

    const again = await commands('Nothing may write meanwhile', 'Then make the table hold');
    const said = await runShell(deployment, again.replace(/^aws dynamodb .*$/gm, ''));
    expect(said).toMatch(/^\d+ items put back, [1-9]\d* that came later taken away\.$/m);
    expect(await profiles()).toEqual(then);

    await runShell(deployment, await commands('Last, put the files again'));
    await until('the later drop to be applied again', 60, async () =>
      JSON.stringify(await profiles()) === JSON.stringify(since) ? true : undefined,
    );
    expect((await both.profileDigests()).local).toEqual(since);
  });
});
