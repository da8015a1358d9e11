// Makes the checkout ready to run: packages as locked, Node 24 in node_modules, `npx strata`. Quiet when nothing is to do.
// Plain JavaScript for Node 20, and nothing but built-ins, because it runs before anything is installed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differenceFromLock, lockedPackages } from './setup/installed-tree.mjs';
import { linkCommand } from './setup/link-command.mjs';
import { withLock } from './setup/lock.mjs';
import { hasRightNode, installNodeBinary, wantedNode } from './setup/node-binary.mjs';
import { installPackages } from './setup/npm.mjs';
import { SetupError } from './setup/setup-error.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;

try {
  checkOwnNode();
  if (!isReady()) await withLock(root, say, prepare);
  linkCommand(root);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`\nset-up: ${error.message}\n${error.advice.map((line) => `  next: ${line}`).join('\n')}`);
  process.exitCode = 1;
}

function checkOwnNode() {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= oldestNode) return;
  throw new SetupError(`Node ${oldestNode} or newer is needed to begin; this is ${version}.`, [
    'install a current Node from https://nodejs.org, then run the same command again',
  ]);
}

function isReady() {
  return differenceFromLock(root) === undefined && hasRightNode(root);
}

/** Runs under the lock; somebody else may have done it all meanwhile. */
async function prepare() {
  const started = Date.now();
  const difference = differenceFromLock(root);
  if (difference !== undefined) {
    say(
      `Set-up: installing ${lockedPackages(root).size} packages (${difference}); the first time takes about a minute.`,
    );
    await installPackages(root);
  }
  if (!hasRightNode(root)) {
    say(`Set-up: fetching Node ${wantedNode(root)} for this project alone.`);
    await installNodeBinary(root);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  if (seconds > 0) say(`Set-up: done in ${seconds} s.`);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
