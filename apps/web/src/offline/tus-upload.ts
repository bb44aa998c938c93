/** One file to the server by the tus protocol, in pieces, going on where an earlier try stopped. */
import { problems } from '@liangma/contract/problems';
import type { ProblemBody } from '@liangma/contract/problems';
import { ServerFailure } from '@liangma/offline/field-server';
import type { UploadProgress } from '@liangma/offline/field-server';
import type { StoredEvidence } from '@liangma/offline/outbox-item';
import { reportConnection } from '../api/connection.ts';

const endpoint = '/api/uploads';
/** A piece that a weak mobile network carries before it breaks. */
const chunkSize = 1024 * 1024;
/** House rule: an upload that has not moved for so long is cut off, and goes on from there later. */
const stallMs = 30_000;

function problemIn(text: string): ProblemBody | null {
  try {
    const body: unknown = JSON.parse(text);
    const isProblem = body !== null && typeof body === 'object' && 'code' in body && String(body.code) in problems;
    return isProblem ? (body as ProblemBody) : null;
  } catch {
    return null;
  }
}

export async function uploadByTus(
  file: StoredEvidence,
  bytes: Uint8Array,
  note: (progress: UploadProgress) => Promise<void>,
): Promise<void> {
  // Loaded with the first upload: opening the app on an old tablet must not wait for it.
  const { DetailedError, Upload } = await import('tus-js-client');
  let noting: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sending = new Promise<void>((resolve, reject) => {
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reportConnection(false);
        reject(new ServerFailure({ kind: 'unreachable' }, new Error(`upload stood still for ${stallMs} ms`)));
        upload.abort().catch(() => undefined);
      }, stallMs);
    };
    const upload: InstanceType<typeof Upload> = new Upload(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
      endpoint,
      uploadUrl: file.uploadUrl,
      chunkSize,
      metadata: { sha256: file.hash, kind: file.item?.kind ?? 'photo', mediaType: file.mediaType, name: file.name },
      // The runner decides when to try again, and keeps the address of the upload itself.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: moved,
      onUploadUrlAvailable: moved,
      onChunkComplete: (_, accepted) => {
        moved();
        reportConnection(true);
        const progress = { uploadedBytes: accepted, uploadUrl: upload.url };
        noting = noting.then(() => note(progress));
        noting.catch(reject);
      },
      onSuccess: () => resolve(),
      onError: (error) => {
        const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
        const problem = body === undefined ? null : problemIn(body);
        if (problem === null) reportConnection(false);
        reject(new ServerFailure(problem ? { kind: 'refused', problem } : { kind: 'unreachable' }, error));
      },
    });
    moved();
    upload.start();
  });
  await sending.finally(() => clearTimeout(timer));
  await noting;
}
