import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelsResult } from '../../cli/queries/models-result.ts';
import { recommendResult } from '../../cli/queries/recommend-result.ts';
import { rulesResult } from '../../cli/queries/rules-result.ts';
import { segmentsResult } from '../../cli/queries/segments-result.ts';
import { similarResult } from '../../cli/queries/similar-result.ts';
import { tagsResult } from '../../cli/queries/tags-result.ts';
import type { OpenStack } from '../../cli/remote/open-stack.ts';
import { openRemoteSystem } from '../../cli/remote/remote-system.ts';
import type { StrataSystem } from '../../cli/system.ts';
import program from '../../package.json' with { type: 'json' };
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { openStackBesideFolder, type StackBesideFolder, stack } from '../support/stack-beside-folder.ts';

/** Of the sample of a preview. */
let customer: string;
let both: StackBesideFolder;
let folder: string;
let local: StrataSystem;
let remote: StrataSystem;
let open: OpenStack;
beforeAll(async () => {
  both = await openStackBesideFolder();
  ({ folder, local, remote, open } = both);
  const buyers = await local.preview({ rule: 'tag("consumption.orders") >= 2' }, () => {});
  customer = 'preview' in buyers ? (buyers.preview.sample[0] ?? '') : '';
}, 120_000);
beforeEach(() => both.rest());
afterAll(() => both.close());

const timeless = <T extends { readonly seconds?: number }>({ seconds, ...rest }: T) => rest;

describe('a stack and a folder with the same in them', () => {
  it('tell the same of a customer, and why they are in or out', async () => {
    const expected = await local.profile(customer);
    expect(expected?.activity.orders).toBeGreaterThan(0);
    expect(await remote.profile(customer)).toEqual(expected);
    expect(await remote.explain(customer, 'winback-vip')).toEqual(await local.explain(customer, 'winback-vip'));
    expect(await remote.profile('nobody')).toBeUndefined();
  });

  it('answer questions of the published run alike', async () => {
    const ask = (system: StrataSystem) =>
      system.query(async (runtime) => [
        await tagsResult(runtime, undefined),
        await segmentsResult(runtime, undefined),
        await modelsResult(runtime, undefined),
        await recommendResult(runtime, customer, { count: 5, again: false }),
        await similarResult(runtime, { seeds: { id: customer }, count: 5, method: 'cosine' }),
        await rulesResult(runtime, { minSupport: 0.01, minConfidence: 0.1, max: 10 }),
      ]);
    const answers = await ask(local);
    expect(answers.every((answer) => answer !== undefined)).toBe(true);
    expect(await ask(remote)).toEqual(answers);
  });

  it('tell the same of the published run, its profiles and its configuration', async () => {
    const statistics = await local.statistics();
    expect(statistics?.customers.profiles).toBeGreaterThan(20);
    expect(await remote.statistics()).toEqual(statistics);
    expect(await remote.profilesDigest()).toEqual(await local.profilesDigest());
    expect((await remote.configuration()).version).toBe((await local.configuration()).version);
    expect(await remote.lineOf('config/strata.yaml', 2)).toBe(await local.lineOf('config/strata.yaml', 2));
    expect(await remote.accept()).toEqual(await local.accept());
  });

  it('preview the same and compare runs alike', async () => {
    const request = { rule: 'tag("consumption.orders") >= 2' };
    const [here, there] = [await local.preview(request, () => {}), await remote.preview(request, () => {})];
    if ('invalid' in here || 'invalid' in there) throw new Error('a preview was expected');
    expect(here.preview.members).toBeGreaterThan(0);
    expect(timeless(there.preview)).toEqual(timeless(here.preview));

    const options = { before: 'previous', after: 'latest', movers: { scheme: 'tier', limit: 5 } } as const;
    const difference = await local.diff(options, () => {});
    expect(difference.movers?.customers).toBeGreaterThan(0);
    expect(await remote.diff(options, () => {})).toEqual(difference);
  });

  it('tell of the same drops and runs, and the stack of its queues besides', async () => {
    const { drops, runs, configuration } = await local.status();
    const status = await remote.status();
    expect(status).toMatchObject({ drops, runs, configuration, deadLetters: 0 });
    expect(status.stack).toEqual({
      name: 'shop',
      version: program.version,
      queue: { waiting: 3, inFlight: 2 },
      deadLetters: { drops: 0, configuration: 0 },
      alarms: { total: 0, on: [] },
      schedule: null,
      lastExecution: null,
    });
  });
});

describe('files of a stack', () => {
  it('are brought under their keys, for their owner alone, and are as they were', async () => {
    const run = (await remote.statistics())?.run ?? '';
    const to = join(folder, 'brought');
    const path = await remote.fetch(bucketKeys.audience('winback-vip', run), to);
    expect(path).toBe(`${join(to, bucketKeys.audience('winback-vip', run))}`);
    const members = join(path, 'members.csv.gz');
    expect(await readFile(members)).toEqual(
      await readFile(join(folder, bucketKeys.audience('winback-vip', run), 'members.csv.gz')),
    );
    expect((await stat(members)).mode & 0o777).toBe(0o600);
    expect(remote.locate(bucketKeys.report(run))).toBe(`s3://data/reports/run=${run}/index.html`);
  });

  it('are not brought from outside the folder they go to', async () => {
    await open.runtime.objects.write('reports/run=x/../../../escaped', Buffer.from('x'));
    await expect(remote.fetch('reports/run=x/', join(folder, 'inside'))).rejects.toThrow(/outside/);
  });
});

describe('a stack of another version', () => {
  it('still tells its status, and does nothing else', async () => {
    const old = openRemoteSystem({ ...open, stack: { ...stack, version: '0.0.1' } });
    expect((await old.status()).stack?.version).toBe('0.0.1');
    for (const work of [
      () => old.run({}, () => {}),
      () => old.profile('x'),
      () => old.statistics(),
      () => old.query(async () => {}),
    ])
      await expect(work()).rejects.toMatchObject({ name: 'StackVersionError', exitCode: 2 });
  });
});
