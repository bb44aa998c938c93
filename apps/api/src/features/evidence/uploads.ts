/**
 * Uploads by the tus protocol (1.0.0: creation, creation-with-upload, termination) at `/api/uploads`. An upload belongs to
 * its account: its file is named by the account and the id, so that the id of another's upload leads nowhere.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ERRORS, Server, TUS_RESUMABLE, type Upload } from '@tus/server';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import type { Protocol } from '../../http/route.ts';
import { refuseSize, refuseType } from './file-rules.ts';
import { makeRoom } from './make-room.ts';
import { openUploads } from './open-uploads.ts';
import { announced, openStaging } from './staged-uploads.ts';
import { findStored, storeEvidence } from './store-evidence.ts';
import { uploadLocks } from './upload-locks.ts';

const path = '/uploads';
const idPattern = /^[0-9a-f]{32}$/;

/** What the hooks of tus must know about the request, and what they found. */
interface Asking {
  ctx: Ctx;
  /** Why the request failed, as it was thrown. */
  failure?: unknown;
  /** The upload announces a file that is stored already. */
  isKnown?: boolean;
}

const fileName = (ctx: Ctx, id: string) => `${ctx.actor?.accountId ?? ''}.${id}`;

/** Accepts uploads; nothing is written before the first one comes. */
export function uploads(deps: AppDeps): Protocol {
  let opened: ReturnType<typeof openTus> | undefined;
  return {
    path,
    access: 'field.deliver',
    onTablet: true,
    async handle(ctx, { req: { raw } }) {
      const response = await (opened ??= openTus(deps))(ctx, raw);
      response.headers.set('cache-control', 'private, no-store');
      return response;
    },
  };
}

function openTus(deps: AppDeps): (ctx: Ctx, request: Request) => Promise<Response> {
  const open = openUploads(deps);
  const staging = openStaging(deps.evidence.uploadsDir, (id) => open.forget(id));
  const askings = new WeakMap<object, Asking>();
  const askingOf = (request: object): Asking => {
    const asking = askings.get(request);
    if (!asking) throw new Error('a request of tus that nobody let in');
    return asking;
  };
  const finishing = new Map<string, Promise<void>>();

  /** Stores a file that has arrived whole; whoever comes meanwhile waits for the same. */
  function finish(ctx: Ctx, upload: Pick<Upload, 'id' | 'metadata'>): Promise<void> {
    const running = finishing.get(upload.id) ?? finishNow(ctx, upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, running);
    return running;
  }

  async function finishNow(ctx: Ctx, { id, metadata }: Pick<Upload, 'id' | 'metadata'>): Promise<void> {
    const file = announced(metadata);
    if (!file) throw new ProblemException('request/malformed');
    const staged = join(deps.evidence.uploadsDir, id);
    const isThere = await findStored(deps, ctx.bureauId, file.hash);
    try {
      if (!isThere) await storeEvidence(deps, ctx, { ...file, path: staged });
    } catch (error) {
      // what arrived will never be right: the tablet begins again
      if (error instanceof ProblemException) await staging.remove(id);
      throw error;
    }
    await rm(staged, { force: true });
    open.forget(id);
  }

  const tus = new Server({
    path: `/api${path}`,
    datastore: staging,
    allowedOrigins: [],
    locker: uploadLocks(),
    namingFunction: (request) => fileName(askingOf(request).ctx, randomBytes(16).toString('hex')),
    generateUrl: (_request, { path: base, id }) => `${base}/${id.split('.').at(-1)}`,
    getFileIdFromRequest: (request, id = '') => (idPattern.test(id) ? fileName(askingOf(request).ctx, id) : undefined),
    async onUploadCreate(request, { id, size, metadata }) {
      const asking = askingOf(request);
      const file = announced(metadata);
      if (!file || size === undefined) throw new ProblemException('request/malformed');
      refuseSize(file.kind, size);
      const stored = await findStored(deps, asking.ctx.bureauId, file.hash);
      asking.isKnown = stored?.bytes === size;
      if (stored && asking.isKnown) refuseType(file.kind, stored.media_type);
      else await makeRoom(deps, asking.ctx, open, { id, size });
      return {};
    },
    async onUploadFinish(request, upload) {
      await finish(askingOf(request).ctx, upload);
      return {};
    },
    onResponseError(request, error) {
      askingOf(request).failure = error;
      return undefined;
    },
  });

  /** Answers about an upload whose file is stored, wherever it was sent; undefined when the upload must go on. */
  async function answerStored(ctx: Ctx, request: Request): Promise<Response | undefined> {
    const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (!idPattern.test(id) || (request.method !== 'HEAD' && request.method !== 'PATCH')) return undefined;
    const upload = await staging.configstore.get(fileName(ctx, id));
    const file = announced(upload?.metadata);
    if (!upload || !file) return undefined;
    // a crash, or a store that did not answer, can leave a whole file that is not stored
    if (request.method === 'HEAD') await finishIfWhole(ctx, upload.id);
    const stored = await findStored(deps, ctx.bureauId, file.hash);
    if (stored?.bytes !== upload.size) return undefined;
    await drain(request.body);
    const size = String(stored?.bytes);
    return new Response(null, {
      status: request.method === 'HEAD' ? 200 : 204,
      headers: { 'tus-resumable': TUS_RESUMABLE, 'upload-offset': size, 'upload-length': size },
    });
  }

  async function finishIfWhole(ctx: Ctx, id: string): Promise<void> {
    const upload = await staging.getUpload(id).catch(() => null);
    if (upload && upload.offset === upload.size) await finish(ctx, upload);
  }

  return async (ctx, request) => {
    const stored = await answerStored(ctx, request);
    if (stored) return stored;
    const asking: Asking = { ctx };
    askings.set(request, asking);
    const response = await tus.handleWeb(request);
    if (response.status >= 400) throw problemOf(response.status, asking.failure);
    const length = request.headers.get('upload-length');
    if (asking.isKnown === true && length !== null) response.headers.set('upload-offset', length);
    return response;
  };
}

/** The problem for what tus refused, with the status that clients of tus go by. */
function problemOf(status: number, failure: unknown): Error {
  if (failure instanceof ProblemException) return failure;
  // another request of the same upload has taken over
  if (failure === ERRORS.ABORTED) return new ProblemException('server/busy');
  if (status === 404 || status === 410) return new ProblemException('resource/not-found');
  if (status === 409) return new ProblemException('evidence/offset-differs');
  if (status === 413) return new ProblemException('evidence/too-large');
  if (status < 500 || status === 501) return new ProblemException('request/malformed');
  return failure instanceof Error ? failure : new Error(`tus: ${JSON.stringify(failure)}`);
}

/** Reads what is still sent: a connection that is cut before its end hides the answer. */
async function drain(body: ReadableStream | null): Promise<void> {
  await body?.pipeTo(new WritableStream());
}
