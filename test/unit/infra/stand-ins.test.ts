import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { standIns } from '../../../infra/function-bundling.ts';
import { bundleFunction } from '../../../scripts/bundle-function.ts';

describe('a bundled function', () => {
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
  });
  let folder: string;
  let bundle: string;
  let endpoint: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strata-bundle-'));
    bundle = join(folder, 'index.mjs');
    const [built] = (await bundleFunction('digest-day')).outputFiles;
    await writeFile(bundle, built?.contents ?? '');
    await once(server.listen(0, '127.0.0.1'), 'listening');
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  /** Name of the error that the function ends with, in a process that has these variables and no others. */
  async function invoked(credentials: Readonly<Record<string, string>>): Promise<string> {
    requests.length = 0;
    const program =
      'const {handler}=await import(process.argv[1]);' +
      "await handler({run:'r',day:0},{}).catch((error)=>process.stderr.write((error.cause??error).name))";
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, bundle], {
      env: {
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL: endpoint,
        AWS_LAMBDA_FUNCTION_NAME: 'digest-day',
        POWERTOOLS_LOG_LEVEL: 'SILENT',
        STRATA_BUCKET: 'bucket',
        HOME: folder,
        ...credentials,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    for await (const text of child.stderr.setEncoding('utf8')) said += text;
    return said;
  }

  it('signs with what Lambda puts into the environment', async () => {
    const given = { AWS_ACCESS_KEY_ID: 'AKIDROLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' };
    await invoked(given);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.authorization).toMatch(/ Credential=AKIDROLE\/\d{8}\/eu-west-1\/s3\/aws4_request/);
    expect(requests[0]?.['x-amz-security-token']).toBe('session');
  });

  it('looks for credentials nowhere else', async () => {
    await writeFile(
      join(folder, 'credentials'),
      '[default]\naws_access_key_id=AKIDFILE\naws_secret_access_key=secret\n',
    );
    const elsewhere = { AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'), AWS_EC2_METADATA_DISABLED: 'true' };
    expect(await invoked(elsewhere)).toContain('CredentialsProviderError');
    expect(requests).toEqual([]);
  });
});

describe('the YAML of bundles', () => {
  const bundled = (async (): Promise<typeof yaml> => import(standIns.yaml))();

  /** All that `contracts/yaml-document.ts` asks of a document: values, places, errors. */
  function told({ parseDocument, visit, isNode }: typeof yaml, text: string) {
    const document = parseDocument(text, { prettyErrors: false, stringKeys: false, version: '1.2' });
    const nodes: unknown[] = [];
    visit(document, (_key, node) => {
      if (isNode(node)) nodes.push([node.range, 'type' in node && node.type, 'tag' in node && node.tag]);
    });
    const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      code,
      message,
      pos,
    }));
    return { nodes, problems, value: problems.length === 0 ? document.toJS() : undefined };
  }

  const configuration = fileURLToPath(new URL('../../../examples/online-retail/config', import.meta.url));
  const wrong = [
    'a: 1\na: 2',
    'a: [1, 2',
    'a: "\\q"',
    '\ta: 1',
    'a: b: c',
    '--- 1\n--- 2',
    'a: !own 1',
    '',
    'a: &x 1\nb: *x',
  ];
  const right = [
    'a: |\n  one\n  two\n',
    'a: >-\n  x\n\n  y\n',
    "{a: 'it''s', b: 0x1f, c: .inf, d: ~}",
    'list: [1, two]\nmap: {}\nat: 2011-12-01',
  ];

  it('reads what that of the program reads, in its values, places and errors', async () => {
    const files = (await readdir(configuration, { recursive: true })).filter((file) => file.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(1);
    const texts = await Promise.all(files.map((file) => readFile(join(configuration, file), 'utf8')));
    for (const text of [...texts, ...right, ...wrong]) expect(told(await bundled, text)).toEqual(told(yaml, text));
    for (const text of texts) expect(told(yaml, text).nodes.length).toBeGreaterThan(3);
  });
});
