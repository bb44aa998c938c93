/** The requests of the tus protocol one by one, as a tablet sends them, without a network between. */
import type { ProblemBody } from '@liangma/contract/problems';
import type { Caller, TestApp } from '../../../testing/test-app.ts';
import type { SampleFile } from '../../../testing/sample-files.ts';

interface TusAnswer {
  status: number;
  headers: Headers;
  /** Of the upload, from its address; empty when the answer has none. */
  id: string;
  offset: number | null;
  problem: ProblemBody | null;
}

export interface TusClient {
  create(
    file: SampleFile,
    more?: { metadata?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<TusAnswer>;
  patch(id: string, offset: number, bytes: Uint8Array): Promise<TusAnswer>;
  head(id: string): Promise<TusAnswer>;
  remove(id: string): Promise<TusAnswer>;
  /** From beginning to end; resolves with the last answer, or the first that is no success. */
  send(file: SampleFile, metadata?: Record<string, string>): Promise<TusAnswer>;
}

/** Metadata as the protocol wants them. */
export const encodedMetadata = (metadata: Record<string, string>) =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

export const announcing = (file: SampleFile) => ({
  sha256: file.hash,
  kind: 'photo',
  mediaType: 'image/jpeg',
  name: '现场.jpg',
});

export function tusClient(app: Pick<TestApp, 'request'>, { cookie }: Pick<Caller, 'cookie'>): TusClient {
  async function ask(method: string, path: string, headers: Record<string, string>, bytes?: Uint8Array) {
    const response = await app.request(path, {
      method,
      headers: { host: 'liangma.test', 'tus-resumable': '1.0.0', ...(cookie ? { cookie } : {}), ...headers },
      ...(bytes ? { body: bytes as Uint8Array<ArrayBuffer> } : {}),
    });
    const text = await response.text();
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
    const offset = response.headers.get('upload-offset');
    return {
      status: response.status,
      headers: response.headers,
      id: response.headers.get('location')?.split('/').at(-1) ?? '',
      offset: offset === null ? null : Number(offset),
      problem: isProblem && text !== '' ? (JSON.parse(text) as ProblemBody) : null,
    };
  }
  const patch: TusClient['patch'] = (id, offset, bytes) =>
    ask(
      'PATCH',
      `/api/uploads/${id}`,
      {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'content-length': String(bytes.length),
      },
      bytes,
    );
  const create: TusClient['create'] = (file, more = {}) =>
    ask('POST', '/api/uploads', {
      'upload-length': String(file.bytes.length),
      'upload-metadata': encodedMetadata(more.metadata ?? announcing(file)),
      ...more.headers,
    });
  return {
    create,
    patch,
    head: (id) => ask('HEAD', `/api/uploads/${id}`, {}),
    remove: (id) => ask('DELETE', `/api/uploads/${id}`, {}),
    async send(file, metadata) {
      const created = await create(file, metadata ? { metadata } : {});
      return created.status === 201 ? patch(created.id, 0, file.bytes) : created;
    },
  };
}
