/** A bucket in memory that speaks as much S3 as the store needs, and refuses what a strict one would refuse. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { S3Settings } from '../s3-store.ts';

export interface FakeBucket {
  settings: S3Settings;
  /** Objects by key. */
  objects: Map<string, Buffer>;
  /** Methods and keys in the order of the requests. */
  asked: string[];
  /** While it is down, every request is answered with 503. */
  isDown: boolean;
  close(): Promise<void>;
}

export async function fakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(bucket, request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const bucket: FakeBucket = {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'evidence',
      region: 'us-east-1',
      key: 'AKEXAMPLE',
      secret: 'secret',
      usesPathStyle: true,
    },
    objects,
    asked,
    isDown: false,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return bucket;
}

async function answer(bucket: FakeBucket, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const key = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname).replace(/^\/evidence\//, '');
  bucket.asked.push(`${request.method} ${key}`);
  const refuse = (status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(
        request.method === 'HEAD'
          ? ''
          : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
  if (bucket.isDown) return void refuse(503, 'SlowDown');
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=AKEXAMPLE/'))
    return void refuse(403, 'AccessDenied');
  if (request.method === 'PUT') return put(bucket, key, request, body, response, refuse);
  if (request.method === 'DELETE') {
    bucket.objects.delete(key);
    return void response.writeHead(204).end();
  }
  const found = bucket.objects.get(key);
  if (!found) return void refuse(404, 'NoSuchKey');
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const part = first === undefined ? found : found.subarray(Number(first), Number(last) + 1);
  response.writeHead(first === undefined ? 200 : 206, {
    'content-length': part.length,
    'content-type': 'application/octet-stream',
    etag: '"x"',
    ...(first === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${found.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}

function put(
  bucket: FakeBucket,
  key: string,
  { headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  refuse: (status: number, code: string) => void,
): void {
  const sum = createHash('sha256').update(body).digest('base64');
  // bytes with frames of a checksum around them are not the file
  if (headers['content-encoding'] !== undefined) refuse(501, 'NotImplemented');
  else if (headers['x-amz-checksum-sha256'] !== sum) refuse(400, 'BadDigest');
  else {
    bucket.objects.set(key, body);
    response.writeHead(200, { etag: '"x"' }).end();
  }
}
