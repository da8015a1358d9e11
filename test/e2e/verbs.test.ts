import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DoctorResult } from '../../cli/results/doctor.ts';
import type { AudienceResult, DropResult, ProfileResult, RunResult, StatusResult } from '../../cli/results.ts';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { createDynamoDbRunRecords } from '../../shared/store/dynamodb/run-records.ts';
import { createS3ObjectStore } from '../../shared/store/s3/s3-object-store.ts';
import { connect, putFile, timed, until } from '../support/deploy-strata.ts';
import { emptyDeployment } from '../support/empty-deployment.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const example = join(project, 'examples', 'online-retail');
const month = join(example, 'drops', '2010-12.csv.gz');
const customer = '17850';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('every verb of strata, at the endpoint of a deployed stack', () => {
  const stacks = inject('stacks');
  const deployment = connect(stacks);
  const objects = createS3ObjectStore(deployment.s3, deployment.bucket);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-verbs-'));
    await cp(join(example, 'config'), join(folder, 'config'), { recursive: true });
    const settings = join(folder, 'config', 'strata.yaml');
    await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^minimum_size: \d+/m, 'minimum_size: 1'));
    await emptyDeployment(deployment);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs the program as a person does, with nothing of AWS in its environment but what is given. */
  async function strata(
    args: readonly string[],
    environment: NodeJS.ProcessEnv = {},
    program = project,
  ): Promise<Ended> {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS_|STRATA_)/.test(name)));
    const child = spawn(process.execPath, [join(program, 'cli', 'strata.ts'), ...args], {
      cwd: folder,
      env: { ...env, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...output };
  }

  const at = (...args: string[]) => strata([...args, '--endpoint', stacks.endpoint]);

  /** What a verb prints with `--json`, when it ends well. */
  async function ask<T>(...args: string[]): Promise<T> {
    const { code, stdout, stderr } = await timed(`strata ${args.join(' ')}`, () => at(...args, '--json'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  }

  /** What the doctor takes for a problem, but for alarms that drills of other files have set off. */
  async function problems(): Promise<string[]> {
    const { findings } = JSON.parse((await at('doctor', '--json')).stdout) as DoctorResult;
    const found = findings.filter(({ status }) => status === 'problem').map(({ check }) => check);
    return found.filter((check) => !check.startsWith('alarm '));
  }

  it('doctor finds that a configuration is missing, and no other problem', async () => {
    expect(await problems()).toEqual(['configuration']);
    expect((await at('doctor')).code).toBe(1);
  });

  it('drop and run say that nothing is configured, and validate what would be', async () => {
    for (const args of [['drop', month, '--source', 'shop'], ['run']])
      expect(await at(...args)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('No configuration is in force'),
      });
    expect(await ask<{ ok: boolean }>('validate', folder)).toMatchObject({ ok: true });
    const campaign = join(folder, 'config', 'campaigns', 'winback-vip.yaml');
    const content = await readFile(campaign, 'utf8');
    await writeFile(campaign, content.replace('consumption.spend', 'consumption.spent'));
    const refused = await at('validate', folder);
    await writeFile(campaign, content);
    expect(refused).toMatchObject({ code: 2, stdout: expect.stringContaining('did you mean') });
  });

  it('sources lists those of the configuration in force', async () => {
    for (const file of await configurationFiles(folder)) await putFile(deployment, file, join(folder, file));
    await until('the configuration to be in force', 60, async () => {
      const latest = await findLatestConfiguration(objects);
      return latest !== undefined && latest.files.length === 5 ? latest : undefined;
    });
    const { sources } = await ask<{ sources: readonly { readonly name: string }[] }>('sources');
    expect(sources.map(({ name }) => name)).toEqual(['shop']);
    expect(await ask<{ ok: boolean }>('validate')).toMatchObject({ ok: true });
  });

  it('drop shows what would become of a file, puts it in, and takes it for a duplicate then', async () => {
    const dry = await at('drop', month, '--source', 'shop', '--dry-run', '--rows', '100');
    expect(dry.code).toBe(0);
    const dropped = await ask<{ drops: DropResult[] }>('drop', month, '--source', 'shop');
    expect(dropped.drops).toMatchObject([
      { status: 'applied', rows: { read: 42_481, applied: 26_850, duplicate: 0, refused: 15_631 }, customers: 948 },
    ]);
    const again = await ask<{ drops: DropResult[] }>('drop', month, '--source', 'shop');
    expect(again.drops).toMatchObject([{ status: 'duplicate', drop: dropped.drops[0]?.drop }]);
    expect(await at('drop', month, '--source', 'shpo')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "shop"?'),
    });
  });

  it('run makes a run; report and audiences bring its files', async () => {
    const ran = await ask<RunResult>('run', '--as-of', '2011-01-01');
    expect(ran).toMatchObject({ asOf: '2011-01-01T00:00:00.000Z', profiles: 948 });
    const { report } = await ask<{ report: string }>('report', '--to', 'brought');
    expect(report).toBe(`./brought/${bucketKeys.report(ran.run)}`);
    expect(await readFile(join(folder, report), 'utf8')).toContain('<!doctype html>');
    const { audiences } = await ask<{ audiences: (AudienceResult & { files: string })[] }>('audiences');
    const sent = audiences.filter(({ treatment }) => treatment > 0);
    expect(sent.length).toBeGreaterThan(0);
    for (const { campaign, files } of sent) {
      expect(files).toBe(`./strata-strata/${bucketKeys.audience(campaign, ran.run)}`);
      expect(existsSync(join(folder, files, 'members.csv.gz'))).toBe(true);
    }
  });

  it('profile, preview and status ask the account', async () => {
    const profile = await ask<ProfileResult>('profile', customer);
    expect(profile).toMatchObject({ userId: customer, activity: { orders: 34, currency: 'GBP' } });
    const explained = await ask<{ campaign: string }>('profile', customer, '--explain', 'winback-vip');
    expect(explained.campaign).toBe('winback-vip');
    expect(await ask<{ profiles: number }>('profile', '--all', '--digest')).toMatchObject({ profiles: 948 });
    expect(await ask<{ members: number }>('preview', 'winback-vip')).toMatchObject({ members: expect.any(Number) });
    const status = await ask<StatusResult>('status');
    expect(status).toMatchObject({ deadLetters: 0, drops: [{ status: 'done' }], runs: [{ status: 'done' }] });
    expect(status.stack).toMatchObject({ name: 'strata', schedule: null, lastExecution: { status: 'SUCCEEDED' } });
  });

  it('run --resume goes on with a run that was stopped, and diff compares what came of it', async () => {
    const records = createDynamoDbRunRecords({ client: deployment.dynamodb, table: deployment.table });
    const running = at('run', '--as-of', '2011-01-20', '--parts', '4');
    const stopped = await until('the run to be fitted', 120, async () => {
      const [last] = await records.recent(1);
      if (last?.status !== 'running') return undefined;
      const isFitted = await objects.size(bucketKeys.model(last.run)).catch(() => undefined);
      return isFitted === undefined ? undefined : last;
    });
    await deployment.sfn.send(new StopExecutionCommand({ executionArn: stopped.holder }));
    expect(await running).toMatchObject({ code: 1, stderr: expect.stringContaining('next: strata run --resume') });

    const resumed = await ask<RunResult>('run', '--resume');
    expect(resumed).toMatchObject({ run: stopped.run, parts: 4 });
    const difference = await ask<{ customers: object }>('diff', '--movers', 'tier');
    expect(difference.customers).toEqual({ stayed: 948, arrived: 0, gone: 0 });
    expect(await at('run', '--resume')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing to resume'),
    });
    expect(await problems()).toEqual([]);
  });

  it('up, demo and init say that they are of one machine', async () => {
    for (const verb of ['up', 'demo', 'init'])
      expect(await at(verb)).toMatchObject({ code: 2, stderr: expect.stringContaining('works on this machine alone') });
  });

  it.each([
    [
      'a wrong name',
      ['--stack', 'starta'],
      {},
      /no stack starta-state in us-east-1; deployed there: strata\.\nnext: --stack strata/,
    ],
    ['a folder as well', ['--folder', 'x'], {}, /--folder and --stack .* were both given/],
  ] as const)('given %s, say so', async (_, more, environment, expected) => {
    const ended = await strata(['status', '--endpoint', stacks.endpoint, ...more], environment);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(expected) });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('without credentials, or where nothing listens, say so', async () => {
    const without = await strata(['status', '--stack', 'strata', '--region', 'eu-west-1']);
    expect(without).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/No AWS credentials were found\.\nnext: /),
    });
    const nowhere = await strata(['status', '--endpoint', 'http://127.0.0.1:9']);
    expect(nowhere).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing answers at http://127.0.0.1:9'),
    });
  });

  it('of a newer version say how to bring the stack up, and still tell its status', async () => {
    const newer = await copyOfProgram('9.0.0', join(folder, 'newer'));
    const ask = (...args: string[]) => strata([...args, '--endpoint', stacks.endpoint], {}, newer);
    for (const args of [['run'], ['profile', customer], ['drop', month, '--source', 'shop'], ['audiences']])
      expect(await ask(...args)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /The stack strata runs version .*, and this program is version 9\.0\.0\.\nnext: npx cdk deploy --all/,
        ),
      });
    expect(await ask('status')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Stack     strata   version'),
    });
    expect(await ask('doctor')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^problem +version /m) });
  });

  it('find the stack by the environment alone', async () => {
    const environment = { ...stacks.environment, STRATA_STACK: 'strata' } as NodeJS.ProcessEnv;
    const { code, stdout } = await strata(['status'], environment);
    expect(code).toBe(0);
    expect(stdout).toContain('Stack     strata   version');
  });
});

/** The program as it will be when its version is another. */
async function copyOfProgram(version: string, to: string): Promise<string> {
  for (const part of ['cli', 'functions', 'shared']) await cp(join(project, part), join(to, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as object;
  await writeFile(join(to, 'package.json'), JSON.stringify({ ...manifest, version }));
  await symlink(join(project, 'node_modules'), join(to, 'node_modules'));
  return to;
}

/** Keys of the files under `config/`, sorted. */
async function configurationFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'config'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
