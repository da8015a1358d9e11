import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const chromiumPath = '/usr/bin/chromium';

const packages = ['chromium', 'fonts-liberation', 'fonts-noto-cjk'];
const byHand = `Install it with: apt-get update && apt-get install --yes ${packages.join(' ')}`;

/** Set-up of the suite: Debian's Chromium, installed when it is missing. There is no run without a browser. */
export default function installChromium(): void {
  if (existsSync(chromiumPath)) return;
  if (process.getuid?.() !== 0)
    throw new Error(`No browser at ${chromiumPath}, and only root can install one. ${byHand}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '--quiet'], { env: environment, stdio: 'pipe' });
    execFileSync('apt-get', ['install', '--yes', '--quiet', ...packages], { env: environment, stdio: 'pipe' });
  } catch (cause) {
    throw new Error(`No browser at ${chromiumPath}, and apt-get could not install one. ${byHand}`, { cause });
  }
  if (!existsSync(chromiumPath)) throw new Error(`apt-get put no browser at ${chromiumPath}. ${byHand}`);
}
