import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = new URL('../../../scripts/', import.meta.url);

/** Does what `npm ci` leaves behind, notes each call, and takes a moment, so that two of them would overlap. */
const fakeNpm = `
  const { appendFileSync, chmodSync, mkdirSync, rmSync, writeFileSync, readFileSync } = require('node:fs');
  if (process.argv[2] === 'config') { console.log('https://user:secret@registry.example/'); process.exit(0); }
  appendFileSync('calls', process.argv.slice(2, 3) + ' begins\\n');
  if (process.env.FAKE_NPM_FAILS) { console.error(process.env.FAKE_NPM_FAILS); process.exit(1); }
  rmSync('node_modules', { recursive: true, force: true });
  setTimeout(() => {
    mkdirSync('node_modules/.bin', { recursive: true });
    mkdirSync('node_modules/zod', { recursive: true });
    writeFileSync('node_modules/zod/package.json', '{}');
    if (!process.env.FAKE_NPM_BLOCKS_SCRIPTS) {
      writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho v24.21.0\\n');
      chmodSync('node_modules/.bin/node', 0o755);
    } else {
      mkdirSync('node_modules/node', { recursive: true });
      writeFileSync('node_modules/node/installArchSpecificPackage.js', process.env.FAKE_NPM_BLOCKS_SCRIPTS);
    }
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    delete lock.packages['node_modules/other-platform'];
    writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));
    appendFileSync('calls', process.argv.slice(2, 3) + ' ends\\n');
  }, 300);
`;

const ownInstallStep = `
  const { chmodSync, mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync('bin', { recursive: true });
  writeFileSync('bin/node', '#!/bin/sh\\necho v24.21.0\\n');
  chmodSync('bin/node', 0o755);
`;

const lockFile = (zod: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'strata' },
      'node_modules/zod': { version: zod, integrity: `sha512-${zod}` },
      'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-x', optional: true },
    },
  });

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strata-setup-test-'));
  await cp(scripts, join(root, 'scripts'), { recursive: true });
  await mkdir(join(root, 'cli'));
  await writeFile(join(root, 'cli', 'strata.ts'), '');
  await writeFile(join(root, 'package.json'), JSON.stringify({ devDependencies: { node: '24.21.0' } }));
  await writeFile(join(root, 'package-lock.json'), lockFile('4.6.7'));
  await mkdir(join(root, 'fake'));
  await writeFile(join(root, 'fake', 'npm-cli.js'), fakeNpm);
});

afterEach(() => rm(root, { recursive: true }));

function setUp(env: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'setup.mjs')], {
    cwd: root,
    env: { PATH: process.env.PATH, TMPDIR: root, npm_execpath: join(root, 'fake', 'npm-cli.js'), ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

const calls = async () => (await readFile(join(root, 'calls'), 'utf8')).trim().split('\n');

describe('scripts/setup.mjs', () => {
  it('installs when node_modules is missing, and says so in two lines', async () => {
    const { code, said } = await setUp();
    expect(code).toBe(0);
    expect(said.trim().split('\n')[0]).toBe(
      'Set-up: installing 2 packages (nothing is installed yet); the first time takes about a minute.',
    );
    expect(await calls()).toEqual(['ci begins', 'ci ends']);
    expect(await readlink(join(root, 'node_modules', '.bin', 'strata'))).toBe('../../cli/strata.ts');
  });

  it('is quiet and installs nothing when the tree is as locked', async () => {
    await setUp();
    expect(await setUp()).toEqual({ code: 0, said: '' });
    expect(await calls()).toHaveLength(2);
  });

  it('installs again when a version in the lock file changed', async () => {
    await setUp();
    await writeFile(join(root, 'package-lock.json'), lockFile('4.6.8'));
    expect((await setUp()).said).toContain('(0 missing, 1 changed)');
    expect(await calls()).toHaveLength(4);
  });

  it('installs again when a package was deleted', async () => {
    await setUp();
    await rm(join(root, 'node_modules', 'zod'), { recursive: true });
    expect((await setUp()).said).toContain('(1 missing, 0 changed)');
  });

  it('lets two at once take turns, and the second finds all done', async () => {
    const outcomes = await Promise.all([setUp(), setUp()]);
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
    expect(await calls()).toEqual(['ci begins', 'ci ends']);
  });

  it("runs the node package's own install step when npm left it out", async () => {
    const { code, said } = await setUp({ FAKE_NPM_BLOCKS_SCRIPTS: ownInstallStep });
    expect(code).toBe(0);
    expect(said).toContain('fetching Node 24.21.0');
    expect(await readlink(join(root, 'node_modules', '.bin', 'node'))).toBe('../node/bin/node');
  });

  it('ends with 1 and advice when even that leaves no Node', async () => {
    const { code, said } = await setUp({ FAKE_NPM_BLOCKS_SCRIPTS: ' ' });
    expect(code).toBe(1);
    expect(said).toContain('node_modules/.bin/node should be Node 24.21.0');
    expect(said).toContain('next: npm install --no-save node@24.21.0');
  });

  it('names the registry without its credentials when it cannot be reached', async () => {
    const { code, said } = await setUp({ FAKE_NPM_FAILS: 'npm error code ENOTFOUND' });
    expect(code).toBe(1);
    expect(said).toContain('the package registry (https://registry.example/) cannot be reached (ENOTFOUND)');
    expect(said).toContain('next: check the network');
    expect(said).not.toContain('secret');
  });

  it('shows what npm said when it failed for another reason', async () => {
    const { code, said } = await setUp({
      FAKE_NPM_FAILS: 'npm error code EUSAGE\nnpm error Missing: a from lock file',
    });
    expect(code).toBe(1);
    expect(said).toContain('Missing: a from lock file');
    expect(said).not.toContain('cannot be reached');
  });
});
