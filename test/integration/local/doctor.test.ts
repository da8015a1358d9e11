import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineFolder } from '../../../cli/local/doctor/examine-folder.ts';
import { openLocalSystem } from '../../../cli/local/local-system.ts';
import { openFolder } from '../../../cli/local/open-folder.ts';

const example = fileURLToPath(new URL('../../../examples/online-retail', import.meta.url));
/** No process has it: Linux gives out at most 2^22. */
const nobody = 2 ** 22 + 1;

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-doctor-'));
  folder = join(root, 'data');
});
afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** What the doctor says of each thing that is not as it should be. */
async function complaints(): Promise<string[]> {
  const { ok, findings } = await examineFolder(folder);
  expect(ok).toBe(findings.every(({ status }) => status !== 'problem'));
  for (const { status, next } of findings) expect(next === null).toBe(status === 'ok');
  return findings.flatMap(({ status, check, message }) => (status === 'ok' ? [] : [`${status} ${check}: ${message}`]));
}

describe('strata doctor', () => {
  it('says that there is no folder, and makes none', async () => {
    expect(await complaints()).toEqual([`problem folder: there is no folder ${folder}`]);
    expect(await readdir(root)).toEqual([]);
  });

  it('says that the folder is a file', async () => {
    await writeFile(folder, '');
    expect(await complaints()).toEqual([`problem folder: ${folder} is a file`]);
  });

  it('says of an empty folder that it has no configuration, and leaves it empty', async () => {
    await mkdir(folder);
    expect(await complaints()).toEqual(['problem configuration: there is none']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells a configuration that nobody accepted yet from one that cannot be', async () => {
    await put('config/strata.yaml', 'sources: { shop: { preset: strata } }\n');
    await put('drops/shop/a.csv', '');
    expect(await complaints()).toEqual([]);
    await put('config/strata.yaml', 'sources: { shop: { preset: shop } }\n');
    expect(await complaints()).toEqual(['problem configuration: none is in force: 1 problem in config/strata.yaml']);
  });

  it('tells a file of people not to contact that no run would understand', async () => {
    await put('config/strata.yaml', 'sources: { shop: { preset: strata } }\n');
    await put('drops/shop/a.csv', '');
    await put('requests/suppression/optouts.csv', 'user_id\nc1\nc2\n');
    expect(await complaints()).toEqual([]);
    await put('requests/suppression/optouts.csv', 'customer\nc1\n');
    expect(await complaints()).toEqual([
      expect.stringMatching(/^problem suppression: requests\/suppression\/optouts\.csv:1:1 /),
    ]);
  });

  it('tells sources without data, folders without source and files that nobody reads', async () => {
    await put('config/strata.yaml', 'sources: { shop: { preset: strata }, web: { preset: strata } }\n');
    await put('drops/shop/2026/a.csv', '');
    await put('drops/wbe/a.csv', '');
    await put('drops/a.csv', '');
    expect(await complaints()).toEqual([
      'warning source web: nothing lies under drops/web/ yet',
      'warning drops/wbe/: there is no source of that name; did you mean "web"?',
      'warning drops/: 1 file lies beside the folders of the sources, where nobody reads',
    ]);
  });

  it('tells what waits for a process that is gone, and dead letters', async () => {
    await put('config/strata.yaml', 'sources: { shop: { preset: strata } }\n');
    await put('drops/shop/a.csv', '');
    await put(`.queue/000001-a-b.${nobody}.0`, '{}');
    await put(`.queue/000002-a-b.${process.pid}.0`, '{}');
    await put(`.queue/dead/000003-a-b.${nobody}.3`, '{}');
    expect(await complaints()).toEqual([
      'warning queue: 1 message left by a process that is gone',
      'problem dead letters: 1 drop failed three times, in .queue/dead/',
    ]);
  });

  it('tells data that is old, and a schema of another version', async () => {
    await put('config/strata.yaml', 'sources: { shop: { preset: strata } }\n');
    await put('drops/shop/a.csv', '');
    await put('lake/events/dt=2011-12-08/a.parquet', '');
    await put('lake/events/dt=2011-12-09/a.parquet', '');
    await put('lake/events/dt=9999-12-31/a.parquet', '');
    await put('config/.schemas/strata.schema.json', '{}');
    const [schemas, newest, ...more] = await complaints();
    expect(schemas).toBe('warning schemas: config/.schemas/ is not of this version');
    expect(newest).toMatch(/^warning newest data: is of 2011-12-09, \d+ days ago$/);
    expect(more).toEqual([]);
  });

  it('goes on when one thing cannot be looked at', async () => {
    await put('config', 'a file in place of the folder');
    await put('config-state/latest.json', '{ not JSON');
    const said = await complaints();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^problem configuration: could not be looked at: /);
  });

  it('asks the database for the last run, and changes nothing outside .dynamodb/', { timeout: 60_000 }, async () => {
    await cp(join(example, 'config'), join(folder, 'config'), { recursive: true });
    const open = await openFolder(folder);
    const begin = (run: string, pid: number) =>
      open.runtime.runs.begin(
        {
          run,
          asOf: '2011-12-10T00:00:00.000Z',
          status: 'running',
          holder: `local:${hostname()}:${pid}:x`,
          startedAt: Date.now(),
        },
        async () => false,
      );
    const system = await openLocalSystem(folder);
    await system.accept();
    await system.close();
    const outside = async () =>
      (await readdir(folder, { recursive: true })).filter((path) => !path.startsWith('.dynamodb')).sort();
    const before = await outside();
    const base = 'warning source shop: nothing lies under drops/shop/ yet';
    try {
      expect(await complaints()).toEqual([base, 'warning last run: there was none yet']);
      await begin('2011-12-10T00-00-00Z-aaaaaa', nobody);
      expect(await complaints()).toEqual([
        base,
        'warning last run: 2011-12-10T00-00-00Z-aaaaaa was left by a process that is gone, and still holds the lock',
      ]);
      await open.runtime.runs.end('2011-12-10T00-00-00Z-aaaaaa', {
        status: 'failed',
        finishedAt: Date.now(),
        failure: 'ModelError',
      });
      expect(await complaints()).toEqual([base, 'problem last run: 2011-12-10T00-00-00Z-aaaaaa failed: ModelError']);
    } finally {
      await open.close();
    }
    expect(await outside()).toEqual(before);
  });

  it('tells the file of a server that was killed', { timeout: 60_000 }, async () => {
    const open = await openFolder(folder);
    const file = join(folder, '.dynamodb', 'server.json');
    const { pid, ...rest } = JSON.parse(await readFile(file, 'utf8')) as { pid: number };
    await open.close();
    process.kill(pid, 'SIGTERM');
    while ((await readdir(join(folder, '.dynamodb'))).includes('server.json'))
      await new Promise((wake) => setTimeout(wake, 50));
    await writeFile(file, JSON.stringify({ ...rest, pid: nobody, lifelinePort: 1 }));
    expect(await complaints()).toContainEqual(
      expect.stringMatching(/^warning server file: .* of a server that is gone$/),
    );
  });
});
