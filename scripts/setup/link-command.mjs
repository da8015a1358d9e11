import { chmodSync, existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts `strata` among the project's commands, so that `npx strata` finds it at once and without asking the registry. npm links
 * the commands of dependencies, but not the project's own.
 *
 * @param {string} root
 */
export function linkCommand(root) {
  const bin = join(root, 'node_modules', '.bin');
  if (process.platform === 'win32') return writeShim(bin);

  const link = join(bin, 'strata');
  const target = '../../cli/strata.ts';
  if (targetOf(link) === target) return;
  mkdirSync(bin, { recursive: true });
  rmSync(link, { force: true });
  try {
    symlinkSync(target, link);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error; // another set-up was quicker
  }
  const program = join(root, 'cli', 'strata.ts');
  if (existsSync(program)) chmodSync(program, 0o755);
}

function targetOf(link) {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

function writeShim(bin) {
  const shim = join(bin, 'strata.cmd');
  if (!existsSync(shim)) writeFileSync(shim, '@"%~dp0\\node.cmd" "%~dp0\\..\\..\\cli\\strata.ts" %*\r\n');
}
