import { resolve } from 'node:path';
import { isRunning } from '../../../shared/runtime/executions.ts';
import { findLatestConfiguration } from '../../../shared/store/configuration-store.ts';
import { createFolderObjectStore } from '../../../shared/store/folder/folder-object-store.ts';
import { configurationFindings } from '../../queries/configuration-findings.ts';
import { type Check, look } from '../../queries/finding.ts';
import { suppressionFindings } from '../../queries/suppression-findings.ts';
import type { DoctorResult, Finding } from '../../results/doctor.ts';
import { databaseFindings } from './database.ts';
import { diskFinding, folderFinding, schemasFinding } from './folder.ts';
import { clockFinding, localeFinding, nodeFinding } from './machine.ts';
import { queueFindings } from './queue.ts';
import { freshnessFindings, sourceFindings } from './sources.ts';

/**
 * Looks at a folder and the machine it is on, and changes nothing there. Each thing is looked at by itself, so that one which is
 * broken hides no other; what needs the folder is passed over where it cannot be read.
 */
export async function examineFolder(path: string): Promise<DoctorResult> {
  const folder = resolve(path);
  const machine: readonly Check[] = [
    { name: 'node', look: async () => [nodeFinding(process.version)] },
    { name: 'locale data', look: async () => [localeFinding(Intl)] },
    { name: 'clock', look: async () => [clockFinding(Date.now(), await writtenAt(folder))] },
    { name: 'disk', look: async () => [await diskFinding(folder)] },
  ];
  const inFolder: readonly Check[] = [
    { name: 'configuration', look: () => configurationFindings(createFolderObjectStore(folder), acceptance) },
    { name: 'suppression', look: () => suppressionFindings(createFolderObjectStore(folder)) },
    { name: 'schemas', look: () => schemasFinding(folder) },
    { name: 'sources', look: () => sourceFindings(folder) },
    { name: 'queue', look: () => queueFindings(folder, isRunning) },
    { name: 'newest data', look: () => freshnessFindings(folder, Date.now()) },
    { name: 'DynamoDB', look: () => databaseFindings(folder, isRunning) },
  ];
  const findings: Finding[] = [];
  for (const check of machine) findings.push(...(await look(check)));
  const found = await folderFinding(folder);
  findings.push(found);
  if (found.status === 'ok') for (const check of inFolder) findings.push(...(await look(check)));
  return { ok: findings.every(({ status }) => status !== 'problem'), findings };
}

const acceptance = { soon: 'the next drop or run accepts them', next: 'strata init' };

/** When the configuration in force was accepted, which is the newest that the folder says of time by itself. */
async function writtenAt(folder: string): Promise<number | undefined> {
  const latest = await findLatestConfiguration(createFolderObjectStore(folder)).catch(() => undefined);
  return latest === undefined ? undefined : Date.parse(latest.acceptedAt);
}
