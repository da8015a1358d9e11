import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { parseConfigurationProblems } from '../../shared/contracts/latest-configuration.ts';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import type { Runtime } from '../../shared/runtime/create-runtime.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import type { ObjectStore } from '../../shared/store/object-store.ts';
import { findJson } from '../../shared/store/read-json.ts';
import type { StatusResult } from '../results.ts';

const shownRecords = 20;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** The last drops and runs, newest first, and what waits. @param counted what each place counts in its own way */
export async function statusResult(
  runtime: Pick<Runtime, 'ledger' | 'runs' | 'objects'>,
  counted: Pick<StatusResult, 'deadLetters' | 'profiles'>,
): Promise<StatusResult> {
  const drops = await runtime.ledger.recent(shownRecords);
  const runs = await runtime.runs.recent(shownRecords);
  return {
    drops: drops.map(({ drop, source, status, key, counts, openedAt, finishedAt }) => ({
      drop,
      source,
      status,
      key,
      rows: { read: counts.read, applied: counts.applied, duplicate: counts.duplicate, refused: refusedRows(counts) },
      openedAt: iso(openedAt),
      finishedAt: finishedAt === undefined ? null : iso(finishedAt),
    })),
    runs: runs.map(({ run, asOf, status, profiles, startedAt, finishedAt, failure }) => ({
      run,
      asOf,
      status,
      profiles: profiles ?? null,
      startedAt: iso(startedAt),
      finishedAt: finishedAt === undefined ? null : iso(finishedAt),
      failure: failure ?? null,
    })),
    ...counted,
    configuration: await configurationStatus(runtime.objects),
  };
}

async function configurationStatus(objects: ObjectStore): Promise<StatusResult['configuration']> {
  const latest = await findLatestConfiguration(objects);
  const refused = await findJson(objects, bucketKeys.configurationProblems, parseConfigurationProblems);
  return { inForceSince: latest?.acceptedAt ?? null, problems: refused?.problems ?? [] };
}
