import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { failure, outerNode, registryOf, run } from './npm.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * The version of Node that `package.json` names as a dev dependency.
 *
 * @param {string} root
 */
export function wantedNode(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

/**
 * Whether node_modules holds a Node that runs and is of the wanted version.
 *
 * @param {string} root
 */
export function hasRightNode(root) {
  const { status, stdout } = spawnSync(binary(root), ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() === `v${wantedNode(root)}`;
}

/**
 * Runs the `node` package's own install step. npm 12 leaves install scripts out unless `package.json` allows them, and a user's
 * `ignore-scripts` does too; neither says a word.
 *
 * @param {string} root
 */
export async function installNodeBinary(root) {
  const folder = join(root, 'node_modules', 'node');
  const { code, output } = await run(root, [outerNode(root), 'installArchSpecificPackage.js'], folder);
  if (code !== 0) throw failure(`npm install node@${wantedNode(root)}`, output, await registryOf(root));

  linkBinary(root);
  if (hasRightNode(root)) return;
  throw new SetupError(
    `node_modules/.bin/node should be Node ${wantedNode(root)}, and is not after its install step (${process.platform} ${process.arch}).`,
    [
      `npm install --no-save node@${wantedNode(root)}, and see what it says`,
      `or install Node ${wantedNode(root)} itself from https://nodejs.org`,
    ],
  );
}

function linkBinary(root) {
  if (process.platform === 'win32' || existsSync(binary(root))) return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  symlinkSync('../node/bin/node', binary(root));
}

function binary(root) {
  return process.platform === 'win32'
    ? join(root, 'node_modules', 'node', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node');
}
