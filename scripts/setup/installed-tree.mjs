import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';

/**
 * What `package-lock.json` asks for: place in the tree -> its entry. Without the project itself.
 *
 * @param {string} root
 * @returns {Map<string, {version?: string, integrity?: string, optional?: boolean}>}
 */
export function lockedPackages(root) {
  const packages = readPackages(join(root, 'package-lock.json'));
  if (packages === undefined) {
    throw new SetupError('package-lock.json is missing or no JSON; it says which packages belong here.', [
      'git checkout -- package-lock.json',
    ]);
  }
  return packages;
}

/**
 * How node_modules differs from the lock file, in a few words; `undefined` when it does not. npm notes what it installed in
 * `node_modules/.package-lock.json`, last of all, so an interrupted installation differs. Packages beyond the lock file are
 * the user's own business, and optional ones may be for another platform.
 *
 * @param {string} root
 * @returns {string | undefined}
 */
export function differenceFromLock(root) {
  const wanted = lockedPackages(root);
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'nothing is installed yet';

  let missing = 0;
  let changed = 0;
  for (const [place, { version, integrity, optional }] of wanted) {
    const found = installed.get(place);
    if (found === undefined) missing += optional ? 0 : 1;
    else if (found.version !== version || found.integrity !== integrity) changed += 1;
    else if (!existsSync(join(root, place, 'package.json'))) missing += 1;
  }
  if (missing + changed === 0) return undefined;
  return `${missing} missing, ${changed} changed`;
}

function readPackages(file) {
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(Object.entries(packages).filter(([place]) => place !== ''));
  } catch {
    return undefined;
  }
}
