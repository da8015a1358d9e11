import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../../cli/program.ts';
import { reportError, runProgram } from '../../../cli/run-program.ts';

let folder: string;
let said: { out: string; error: string };

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'strata-init-command-')), 'mine');
  said = { out: '', error: '' };
  const hear = (stream: 'out' | 'error') => (text: string | Uint8Array) => {
    said[stream] += text;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(hear('error'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(folder, '..'), { recursive: true });
});

async function strata(...args: string[]): Promise<number> {
  const argv = ['node', 'strata', '--folder', folder, ...args];
  try {
    return await runProgram(createProgram(), argv);
  } catch (error) {
    return reportError(error, argv);
  }
}

describe('strata init', () => {
  it.each([
    [['online-retial'], 'Preset "online-retial" is not known; did you mean "online-retail"?'],
    [['nothing-near-at-all'], 'Preset "nothing-near-at-all" is not known: '],
    [['strata', '--mapping'], 'One of a preset, --from and --mapping was expected.'],
    [['--from', 'no-such-file.csv'], 'There is no file "no-such-file.csv".'],
    [['--from', 'cli'], 'A file was expected, not the folder "cli".'],
    [['--source', 'My Shop'], '--source: lower-case letters, digits, - and _ were expected, not "My Shop".'],
    [['--currency', 'GPB'], 'not "GPB"; did you mean "GBP"?'],
    [['--time-zone', 'Europe/Lodnon'], 'not "Europe/Lodnon"; did you mean "Europe/London"?'],
    [['--time-zone', '+01:00'], 'not "+01:00"'],
  ])('%j ends with 2, says what was expected and writes nothing', async (args, message) => {
    expect(await strata('init', ...args)).toBe(2);
    expect(said.error).toContain(message);
    expect(said.error).toMatch(/\nnext: strata init --help\n$/);
    expect(existsSync(folder)).toBe(false);
  });

  it('names the file that cannot be unpacked, and what to do', async () => {
    const file = join(folder, '..', 'orders.csv.gz');
    writeFileSync(file, 'customer,date\n1,2024-01-01\n');
    expect(await strata('init', '--from', file)).toBe(2);
    expect(said.error).toContain('"orders.csv.gz" cannot be read: a gzip file was expected by its name');
    expect(said.error).toMatch(/\nnext: strata init --help\n$/);
  });

  it('says what it wrote and what comes next, and never writes twice', async () => {
    expect(await strata('init', 'online-retail', '--currency', 'GBP', '--time-zone', 'Europe/London')).toBe(0);
    expect(said.out).toContain(`Wrote   ${join(folder, 'config/strata.yaml')}\n`);
    expect(said.out).toMatch(/\nNext +strata sources online-retail/);
    expect(said.out).toContain(`strata drop FILE --source shop --folder ${folder}`);
    expect(await strata('validate')).toBe(0);
    expect(await strata('init', 'strata')).toBe(2);
    expect(said.error).toContain('there already. Nothing was written.');
  });

  it('gives programs one JSON document', async () => {
    expect(await strata('init', '--json', '--mapping', '--source', 'crm')).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({ folder, source: 'crm', preset: null, sample: null });
  });

  it('writes the schemas alone again', async () => {
    expect(await strata('init', '--schemas')).toBe(0);
    expect(existsSync(join(folder, 'config/.schemas/strata.schema.json'))).toBe(true);
    expect(existsSync(join(folder, 'config/strata.yaml'))).toBe(false);
  });
});

describe('strata doctor', () => {
  it('ends with 1 on a problem and 0 on warnings alone', async () => {
    expect(await strata('doctor')).toBe(1);
    expect(said.out).toContain(`there is no folder ${folder}`);
    await strata('init', 'strata');
    said.out = '';
    expect(await strata('doctor', '--json')).toBe(0);
    const { ok, findings } = JSON.parse(said.out) as { ok: boolean; findings: { check: string; status: string }[] };
    expect(ok).toBe(true);
    expect(findings.filter(({ status }) => status !== 'ok').map(({ check }) => check)).toEqual(['source shop']);
  });
});
