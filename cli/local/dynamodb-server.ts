import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createLifeline } from './lifeline.ts';
import { listen, serveDynamoDb } from './serve-dynamodb.ts';
import { removeServerFile, serverPaths, writeServerFile } from './server-file.ts';

/**
 * The embedded DynamoDB of a folder, as a process of its own: it outlives who started it, and several terminals share it. It ends
 * when for a while no client has held its lifeline.
 *
 * Arguments: folder, milliseconds without a client, port to take if it is free.
 */
const [folder = '.', idle = '3000', preferredPort = '0'] = process.argv.slice(2);
const firstClientMs = 15_000;

await mkdir(serverPaths(folder).database, { recursive: true });
const dynamoDb = await serveDynamoDb(serverPaths(folder).database, Number(preferredPort));

const id = randomUUID();
let ending = setTimeout(end, firstClientMs);
const lifeline = createLifeline(id, (clients) => {
  clearTimeout(ending);
  if (clients === 0) ending = setTimeout(end, Number(idle));
});
const lifelinePort = await listen(lifeline, 0);
await writeServerFile(folder, { id, pid: process.pid, port: dynamoDb.port, lifelinePort });
process.on('SIGTERM', end);

async function end(): Promise<void> {
  lifeline.close();
  await removeServerFile(folder, id);
  await dynamoDb.close();
  process.exit(0);
}
