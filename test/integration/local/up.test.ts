import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../../cli/strata.ts', import.meta.url));
const settings = 'currency: EUR\nsources:\n  shop: { preset: strata, order_grain: line }\n';
const header = 'kind,timestamp,user_id,order_id,category,quantity,price,currency\n';
const order = (user: string, id: string) => `order,2026-03-01T10:00:00Z,${user},${id},mugs,2,4.50,EUR\n`;

interface Told {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** `strata up` in a process of its own, and what it told so far. */
class Terminal {
  readonly #child: ChildProcess;
  readonly #told: Told[] = [];
  readonly exit: Promise<number | null>;
  errors = '';

  constructor(folder: string, ...options: string[]) {
    this.#child = spawn(process.execPath, [program, 'up', '--folder', folder, '--port', '0', '--json', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#told.push(JSON.parse(line)));
    this.#child.stderr!.on('data', (data) => {
      this.errors += String(data);
    });
    this.exit = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)));
  }

  async next(event: string, fits: (told: Told) => boolean = () => true): Promise<Told> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const at = this.#told.findIndex((told) => told.event === event && fits(told));
      if (at >= 0) return this.#told.splice(at, 1)[0]!;
      if (this.#child.exitCode !== null) break;
      await wait(50);
    }
    throw new Error(`No "${event}" was told; told were ${JSON.stringify(this.#told)} ${this.errors}`);
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.exit;
  }
}

describe('strata up', () => {
  let folder: string;
  const terminals: Terminal[] = [];
  const up = (...options: string[]) => {
    const terminal = new Terminal(folder, ...options);
    terminals.push(terminal);
    return terminal;
  };
  const put = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-up-'));
  });
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.stop('SIGKILL')));
    // The embedded database goes once its last client has gone.
    for (let tries = 0; ; tries++) {
      try {
        await rm(folder, { recursive: true });
        return;
      } catch (error) {
        if (tries === 200) throw error;
        await wait(50);
      }
    }
  });

  it('takes in what is put under drops/, runs after it, serves the report, and stops in good order', async () => {
    await put('config/strata.yaml', settings);
    const terminal = up('--schedule', 'after-drops');
    const started = await terminal.next('started');
    expect(started).toMatchObject({ sources: ['shop'], due: null });

    await put('drops/shop/march.csv', header + order('c1', 'o1') + order('c2', 'o2') + order('', 'o3'));
    const dropped = await terminal.next('dropped');
    expect(dropped).toMatchObject({
      source: 'shop',
      status: 'applied',
      rows: { read: 3, applied: 2, duplicate: 0, refused: 1 },
      refused: { missing_id: 1 },
    });
    const ran = await terminal.next('ran');
    expect(ran).toMatchObject({ profiles: 2 });
    expect(await readdir(join(folder, 'drops/shop'))).toEqual([`${dropped.drop}-march.csv`]);
    const page = await fetch(String(started.report));
    expect(page.url).toContain(`/reports/run=${ran.run}/index.html`);
    expect(await page.text()).toContain('<html');

    expect(await terminal.stop('SIGINT')).toBe(0);
    expect(await readdir(folder)).not.toContain('.up.json');
  });

  it('waits for a file to get its own name, and says of the same content again that it is a duplicate', async () => {
    await put('config/strata.yaml', settings);
    const terminal = up('--schedule', 'off');
    await terminal.next('started');
    await put('drops/shop/a.csv.part', header);
    await wait(1_500);
    await writeFile(join(folder, 'drops/shop/a.csv.part'), header + order('c1', 'o1'));
    await rename(join(folder, 'drops/shop/a.csv.part'), join(folder, 'drops/shop/a.csv'));
    const first = await terminal.next('dropped');
    expect(first).toMatchObject({ status: 'applied', rows: { read: 1 } });
    await put('drops/shop/b.csv', header + order('c1', 'o1'));
    expect(await terminal.next('dropped')).toMatchObject({ drop: first.drop, status: 'duplicate' });
    expect(await readdir(join(folder, 'drops/shop'))).toEqual([`${first.drop}-a.csv`]);
  });

  it('keeps a file that cannot be read, and reads it when the configuration knows its source', async () => {
    await put('config/strata.yaml', settings);
    await put('drops/till/day.csv', header + order('c1', 'o1'));
    const terminal = up('--schedule', 'off');
    await terminal.next('started');
    expect(await terminal.next('dropped')).toMatchObject({ source: 'till', status: 'refused' });
    expect(await readdir(join(folder, 'drops/till'))).toContain('day.csv');

    await put('config/strata.yaml', `${settings}  till: { preset: no-such }\n`);
    expect(await terminal.next('configured')).toMatchObject({ ok: false, problems: [{ line: 4 }] });
    await put('config/strata.yaml', `${settings}  till: { preset: strata }\n`);
    expect(await terminal.next('configured')).toMatchObject({ ok: true });
    expect(await terminal.next('dropped')).toMatchObject({ source: 'till', status: 'applied' });
    expect(await readdir(join(folder, 'drops/till'))).not.toContain('day.csv');
  });

  it('begins without a configuration and takes the files in once there is one', async () => {
    const terminal = up('--schedule', 'off');
    expect(await terminal.next('started')).toMatchObject({ sources: null });
    await put('drops/shop/a.csv', header + order('c1', 'o1'));
    await wait(1_500);
    await put('config/strata.yaml', settings);
    expect(await terminal.next('dropped')).toMatchObject({ status: 'applied' });
  });

  it('goes on where a killed one stopped, and lets nobody else be up over the folder meanwhile', async () => {
    await put('config/strata.yaml', settings);
    const killed = up('--schedule', 'off');
    await killed.next('started');
    await put('drops/shop/a.csv', header + order('c1', 'o1'));
    await killed.stop('SIGKILL');

    const terminal = up('--schedule', 'off');
    expect(await terminal.next('dropped', ({ rows }) => rows !== undefined)).toMatchObject({ rows: { read: 1 } });
    const second = up();
    expect(await second.exit).toBe(1);
    expect(JSON.parse(second.errors)).toMatchObject({ error: { name: 'AlreadyUpError' } });
  });
});
