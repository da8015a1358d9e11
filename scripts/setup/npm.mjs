import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { SetupError } from './setup-error.mjs';

/** What npm and Node print when no answer came, or none from the registry itself. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ENOTCACHED|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|\bE(?:407|50[0-4])\b|network (?:request|connectivity)/;

const quietly = [
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--engine-strict=false',
  '--include=dev',
  // Without a network, minutes of waiting tell nobody anything.
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
];

/**
 * `npm ci`: exactly what the lock file says.
 *
 * @param {string} root
 */
export async function installPackages(root) {
  const { code, output } = await run(root, [...npmCommand(root), 'ci', ...quietly], root);
  if (code !== 0) throw failure('npm ci', output, await registryOf(root));
}

/**
 * The error of a command of npm that failed.
 *
 * @param {string} command as the user would type it
 * @param {string} output
 * @param {string} registry
 */
export function failure(command, output, registry) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm error ?/, '').trimEnd())
    .filter((line) => line !== '' && !/^(?:\s|\}|A complete log)/.test(line));
  const shown = lines
    .slice(0, 10)
    .map((line) => `  ${line}`)
    .join('\n');
  if (unreachable.test(output)) {
    const code = output.match(unreachable)?.[0] ?? 'no answer';
    return new SetupError(
      `the package registry (${registry}) cannot be reached (${code}). Tried: ${command}, three times.\n${shown}`,
      [
        'check the network; behind a proxy set HTTPS_PROXY, or `npm config set proxy http://host:port`',
        'with a registry of your own: `npm config set registry https://...`',
        'then run the same command again; nothing that was there is needed for it',
      ],
    );
  }
  return new SetupError(`${command} failed:\n${shown}`, [
    `${command}   shows all of it; a clean start is: git checkout -- package-lock.json, then the same command again`,
  ]);
}

/** The registry npm asks, without user name or password. */
export async function registryOf(root) {
  const { output } = await run(root, [...npmCommand(root), 'config', 'get', 'registry', '--loglevel=error'], root);
  try {
    const url = new URL(output.trim().split('\n').at(-1) ?? '');
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return 'the one of your npm configuration';
  }
}

/**
 * Runs a command with the project's own node_modules/.bin off the PATH: what is there may be replaced while it runs.
 *
 * @param {string} root
 * @param {readonly [string, ...string[]]} command
 * @param {string} cwd
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(root, [program, ...args], cwd) {
  const env = { ...process.env };
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = outerPath(root).join(delimiter);
  return new Promise((done) => {
    const shell = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** The Node that was there before this project's own. */
export function outerNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = outerPath(root)
    .map((folder) => join(folder, name))
    .find(existsSync);
  return found ?? process.execPath;
}

/** The npm that runs this script, else the one on the PATH. */
function npmCommand(root) {
  const script = process.env.npm_execpath;
  if (script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script)) return [outerNode(root), script];
  return ['npm'];
}

function outerPath(root) {
  const modules = join(root, 'node_modules');
  return (process.env.PATH ?? process.env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !resolve(folder).startsWith(modules));
}
