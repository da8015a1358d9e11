import { readFileSync, writeFileSync } from 'node:fs';

/** Forgets the largest memory so far, where the system lets it (Linux); elsewhere peaks are those since the start. */
export function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not this system.
  }
}

/** Largest resident memory since it was forgotten, in MB. */
export function peakMegabytes(): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
