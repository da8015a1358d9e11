import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Endpoint, EndpointError, freePort } from './ministack.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const version = '2.6.1';
const home = join(cache, `dynamodb-local-${version}`);
const log = join(cache, 'dynamodb-local.log');
const leastJava = 17;

/** What Maven is to bring: DynamoDB Local with all it needs, libraries of the machine's kind included. */
const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>strata</groupId>
  <artifactId>dynamodb-local</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.amazonaws</groupId>
      <artifactId>DynamoDBLocal</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

/** Why AWS's DynamoDB Local cannot run here; `undefined` when it can: with Java 17 or newer, and Maven to fetch it once. */
export function whyNoDynamoDbLocal(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const found = /version "(\d+)/.exec(java.stderr ?? '')?.[1];
  if (found === undefined) return 'there is no Java';
  if (Number(found) < leastJava) return `Java is of version ${found}, and ${leastJava} is needed`;
  if (!existsSync(home) && spawnSync('mvn', ['-v']).status !== 0) return 'there is no Maven to fetch it';
  return undefined;
}

/** AWS's own DynamoDB for tests, in memory, on a free port; fetched under `.cache/` at the first use. @throws {EndpointError} */
export async function startDynamoDbLocal(): Promise<Endpoint> {
  if (!existsSync(home)) await install();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(log, 'w');
  const main = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
  const options = [`-Djava.library.path=${home}`, '-cp', join(home, '*'), main, '-inMemory', '-port', String(port)];
  const server = spawn('java', options, { cwd: cache, stdio: ['ignore', output, output] });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill();
    await ended;
  };
  const giveUpAt = Date.now() + 60_000;
  while (server.exitCode === null && Date.now() < giveUpAt) {
    // It answers a request that is none with an error; that it answers is enough.
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return { url, stop };
    await sleep(100);
  }
  await stop();
  throw new EndpointError(`DynamoDB Local was expected to answer within 60 seconds, and did not. Its log: ${log}`);
}

/** Into its folder under another name first, so that what was interrupted is not taken for whole. */
async function install(): Promise<void> {
  const draft = `${home}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'pom.xml'), project);
  const options = ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  const maven = spawnSync('mvn', options, { cwd: draft, encoding: 'utf8' });
  if (maven.status !== 0) throw new EndpointError(`mvn ${options.join(' ')} failed.\n${maven.stdout}${maven.stderr}`);
  await rename(draft, home);
}
