import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createRuntime, type Runtime } from '../../shared/runtime/create-runtime.ts';
import { isRunning } from '../../shared/runtime/executions.ts';
import { embeddedClient } from '../../shared/store/dynamodb/embedded-client.ts';
import { prepareTable } from '../../shared/store/dynamodb/prepare-table.ts';
import { createFolderQueue, type FolderQueue } from '../../shared/store/folder/folder-queue.ts';
import { CommandFailure } from '../command-failure.ts';
import { folderOption } from '../folder-option.ts';
import { connectEmbeddedDynamoDb } from './embedded-dynamodb.ts';
import { serverPaths } from './server-file.ts';

export const profilesTable = 'strata-profiles';

/** A folder that stands in for bucket and table, with what the handlers read from the environment set to it. */
export interface OpenFolder {
  /** Absolute. */
  readonly folder: string;
  readonly runtime: Runtime;
  readonly queue: FolderQueue;
  close(): Promise<void>;
}

/**
 * Opens the folder, making it where it is missing, and connects to its embedded DynamoDB. One folder a process: the handlers
 * read where to work from the environment, as they do on Lambda.
 *
 * @throws {CommandFailure} for a folder that cannot be written
 */
export async function openFolder(path: string): Promise<OpenFolder> {
  const folder = resolve(path);
  await makeWritable(folder, path);
  const database = await connectEmbeddedDynamoDb(folder);
  Object.assign(process.env, {
    STRATA_FOLDER: folder,
    STRATA_TABLE: profilesTable,
    STRATA_DYNAMODB_ENDPOINT: database.endpoint,
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'SILENT',
    AWS_LAMBDA_FUNCTION_NAME: 'local',
  });
  const client = embeddedClient(database.endpoint);
  await prepareTable({ client, table: profilesTable });
  client.destroy();
  return {
    folder,
    runtime: createRuntime(process.env),
    queue: createFolderQueue(folder, isRunning),
    close: () => database.close(),
  };
}

async function makeWritable(folder: string, shown: string): Promise<void> {
  const { folder: database } = serverPaths(folder);
  try {
    await mkdir(database, { recursive: true });
    await access(database, constants.W_OK);
  } catch {
    throw new CommandFailure(`The folder ${shown} was expected to be writable, and is not.`, {
      name: 'FolderNotWritableError',
      hint: `strata doctor${folderOption(shown)}   says what keeps it from being written`,
    });
  }
}
