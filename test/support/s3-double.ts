import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of S3's REST interface as the adapter uses, in memory. Lists in pages of two, so that paging is always tried. */
export async function startS3Double(): Promise<{ endpoint: string; close(): Promise<void> }> {
  const buckets = new Map<string, Bucket>();
  const server = createServer(async (request, response) => {
    const { status, headers, body } = answer(buckets, await readRequest(request));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pageSize = 2;

interface Bucket {
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Map<number, Buffer>>;
}

interface Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly range: string;
  readonly body: Buffer;
}

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: Buffer | string;
}

async function readRequest(message: IncomingMessage): Promise<Request> {
  const [path = '', search] = (message.url ?? '').split('?');
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/s.exec(path) ?? [];
  const query = new URLSearchParams(search);
  const body = Buffer.concat(await Array.fromAsync(message));
  const { method = '', headers } = message;
  return { method, bucket, key: decodeURIComponent(key), query, range: headers.range ?? '', body };
}

function answer(buckets: Map<string, Bucket>, request: Request): Reply {
  const bucket = buckets.get(request.bucket) ?? { objects: new Map(), uploads: new Map() };
  buckets.set(request.bucket, bucket);
  const { method, query, key, body } = request;
  if (query.has('uploads') || query.has('uploadId')) return answerUpload(bucket, request);
  if (query.has('list-type')) return list(bucket, query);
  if (query.has('delete')) {
    for (const [, name = ''] of body.toString().matchAll(/<Key>(.*?)<\/Key>/gs))
      bucket.objects.delete(unescapeXml(name));
    return xml('<DeleteResult/>');
  }
  if (method !== 'PUT') return get(bucket.objects.get(key), request);
  bucket.objects.set(key, body);
  return { status: 200, headers: { etag: etagOf(body) } };
}

function answerUpload({ objects, uploads }: Bucket, { method, query, key, body }: Request): Reply {
  const id = query.get('uploadId') ?? `upload-${key.length}-${uploads.size}`;
  const parts = uploads.get(id) ?? new Map<number, Buffer>();
  uploads.set(id, parts);
  if (query.has('uploads'))
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  if (method === 'PUT') {
    parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }
  if (method === 'POST') {
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
      Number(number),
    );
    objects.set(key, Buffer.concat(numbers.map((number) => parts.get(number) ?? Buffer.alloc(0))));
  }
  uploads.delete(id);
  return xml('<CompleteMultipartUploadResult/>');
}

function get(object: Buffer | undefined, { method, range }: Request): Reply {
  if (object === undefined) return problem(404, 'NoSuchKey');
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (from !== undefined && Number(from) >= object.length) return problem(416, 'InvalidRange');
  const part = object.subarray(Number(from ?? 0), to ? Number(to) + 1 : undefined);
  const headers = { 'content-length': part.length };
  return { status: from === undefined ? 200 : 206, headers, body: method === 'HEAD' ? undefined : part };
}

function list({ objects }: Bucket, query: URLSearchParams): Reply {
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? ''))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const from = Number(query.get('continuation-token') ?? 0);
  const contents = keys.slice(from, from + pageSize).map((key) => {
    const name = encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/').replaceAll("'", '%27');
    return `<Contents><Key>${name}</Key><Size>${objects.get(key)?.length}</Size></Contents>`;
  });
  const next = from + pageSize < keys.length ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : '';
  return xml(`<ListBucketResult><EncodingType>url</EncodingType>${next}${contents.join('')}</ListBucketResult>`);
}

const xml = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?>${body}`,
});

const problem = (status: number, code: string): Reply => xml(`<Error><Code>${code}</Code></Error>`, status);

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescapeXml = (text: string): string =>
  text.replace(/&(#x?)?(\w+);/g, (_, number: string | undefined, code: string) =>
    number === undefined
      ? (entities[code] ?? '')
      : String.fromCodePoint(Number.parseInt(code, number === '#x' ? 16 : 10)),
  );
