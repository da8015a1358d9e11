import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(project, '.cache');
/** boto3 is for the custom resources of templates, whose functions are Python; awscli for the commands of the runbook. */
const packages = ['ministack==1.5.33', 'boto3', 'awscli'];
const home = join(cache, 'ministack-1.5.33');
/** Folder of the programs that are installed with MiniStack: it and `aws`. */
export const endpointPrograms = join(home, 'bin');
const program = join(endpointPrograms, 'ministack');
const installed = join(home, 'installed');
const logOf = (name: string): string => join(cache, `${name}.log`);
/** What the servers and their functions wrote. */
export const ministackLogs = logOf('ministack*');

/** A LocalStack-compatible endpoint. */
export interface Endpoint {
  readonly url: string;
  stop(): Promise<void>;
}

export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

/**
 * The endpoint of `AWS_ENDPOINT_URL` when it is given, which is left running; else MiniStack on a free port, installed under
 * `.cache/` at the first use, which takes Python 3.
 *
 * @throws {EndpointError} that says what is missing on this machine
 */
export async function startEndpoint(): Promise<Endpoint> {
  const given = process.env.AWS_ENDPOINT_URL;
  if (given) {
    await waitUntilHealthy(given, () => true);
    return { url: given, stop: async () => {} };
  }
  return startMinistack();
}

export interface MinistackOptions {
  /**
   * Whether a function may do only what its role allows, and what its resources' policies do.
   * @default false
   */
  readonly enforceIam?: boolean;
  /**
   * First part of its log's name, for a server beside another.
   * @default 'ministack'
   */
  readonly name?: string;
}

/** MiniStack on a free port, whatever `AWS_ENDPOINT_URL` says. @throws {EndpointError} */
export async function startMinistack(options: MinistackOptions = {}): Promise<Endpoint> {
  if (!isInstalled()) await install();
  return start(await freePort(), options);
}

/** The variables that make programs with an AWS SDK talk to the endpoint, whatever this machine's own credentials are. */
export function endpointEnvironment(url: string): NodeJS.ProcessEnv {
  const { AWS_PROFILE, AWS_SESSION_TOKEN, ...env } = process.env;
  const region = env.AWS_REGION ?? 'us-east-1';
  return {
    ...env,
    PATH: `${join(project, 'node_modules', '.bin')}${delimiter}${env.PATH}`,
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: env.AWS_ACCESS_KEY_ID ?? 'test',
    AWS_SECRET_ACCESS_KEY: env.AWS_SECRET_ACCESS_KEY ?? 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: '1',
  };
}

const manifest = `${packages.join('\n')}\n`;

const isInstalled = (): boolean => existsSync(installed) && readFileSync(installed, 'utf8') === manifest;

async function install(): Promise<void> {
  await rm(home, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  if (!succeeds('python3', ['--version']))
    throw new EndpointError(
      'Python 3 was expected on the PATH, to run MiniStack. Install it, or give AWS_ENDPOINT_URL.',
    );
  if (!succeeds('python3', ['-m', 'venv', home])) {
    // Debian and Ubuntu have this module in a package of its own.
    const isRoot = process.getuid?.() === 0;
    const got = isRoot && succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'python3-venv']);
    await rm(home, { recursive: true, force: true });
    if (!got || !succeeds('python3', ['-m', 'venv', home]))
      throw new EndpointError(
        'python3 -m venv failed. On Debian and Ubuntu: apt-get install python3-venv. Or give AWS_ENDPOINT_URL.',
      );
  }
  const pip = spawnSync(join(home, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...packages], {
    encoding: 'utf8',
  });
  if (pip.status !== 0)
    throw new EndpointError(
      `pip install ${packages.join(' ')} failed; the package index was expected to be reachable.\n${pip.stderr}`,
    );
  await writeFile(installed, manifest);
}

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Ends the server and the functions it started when this process closes the pipe, which it also does when it is killed. */
const untilInputEnds = `trap '' TERM; "$0" & read -r _; kill -TERM 0; sleep 1; kill -KILL 0`;

async function start(port: number, { enforceIam = false, name = 'ministack' }: MinistackOptions): Promise<Endpoint> {
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(logOf(name), 'w');
  const server = spawn('sh', ['-c', untilInputEnds, program], {
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      ...endpointEnvironment(url),
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      AUTH: String(enforceIam),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
  });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.stdin?.end();
    await ended;
  };
  try {
    await waitUntilHealthy(url, () => server.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function waitUntilHealthy(url: string, isRunning: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (isRunning() && Date.now() < giveUpAt) {
    const healthy = await fetch(`${url}/_localstack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await sleep(100);
  }
  throw new EndpointError(
    `${url} was expected to answer within 60 seconds, and did not. MiniStack's log: ${ministackLogs}`,
  );
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new EndpointError('No free port was found.');
  return address.port;
}
