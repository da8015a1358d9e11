import { ok, problem } from '../../queries/finding.ts';
import type { Finding } from '../../results/doctor.ts';

/** The first version that runs TypeScript as it is. */
const leastNode = 24;

/** @param version as in `v24.21.0` */
export function nodeFinding(version: string): Finding {
  const major = Number(/^v?(\d+)/.exec(version)?.[1]);
  if (major >= leastNode) return ok('node', `Node ${version.replace(/^v/, '')}`);
  return problem(
    'node',
    `Node ${version.replace(/^v/, '')}; ${leastNode} or newer is needed`,
    'start strata with npx strata or an npm script, which bring their own Node',
  );
}

/** Time zones and the languages of the report are data of the runtime, which some builds leave out. */
export function localeFinding(intl: Pick<typeof Intl, 'DateTimeFormat' | 'supportedValuesOf'>): Finding {
  const zones = intl.supportedValuesOf('timeZone').length;
  const hasChinese = intl.DateTimeFormat.supportedLocalesOf(['zh']).length > 0;
  if (hasChinese && zones > 300) return ok('locale data', `${zones} time zones, English and Chinese`);
  const lacks = hasChinese ? `knows ${zones} time zones` : 'knows no Chinese';
  return problem(
    'locale data',
    `this build of Node ${lacks}`,
    'use a build of Node with full ICU, such as npx strata does',
  );
}

/** Before it nothing of this program was there. */
const leastYear = 2026;
const toleranceMs = 5 * 60_000;

/**
 * @param now milliseconds since 1970-01-01T00:00Z, by this machine's clock
 * @param written newest instant that the folder was written at, by the same clock; `undefined` where it was not
 */
export function clockFinding(now: number, written: number | undefined): Finding {
  const time = `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const set = 'set the clock of this machine, or let it be set by network time';
  if (new Date(now).getUTCFullYear() < leastYear) return problem('clock', `it says ${time}`, set);
  if (written !== undefined && written > now + toleranceMs)
    return problem('clock', `it says ${time}, and the folder was written at ${new Date(written).toISOString()}`, set);
  return ok('clock', time);
}
