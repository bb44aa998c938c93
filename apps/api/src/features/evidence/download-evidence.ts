/** The bytes of a piece of evidence, streamed; a part of them when a player asks for it. */
import { Readable } from 'node:stream';
import { downloadEvidence as endpoint } from '@liangma/contract/evidence';
import { readScoped } from '../../db/scope.ts';
import type { ByteRange } from '../../evidence-store/evidence-store.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { findLinked } from './evidence-row-store.ts';

/** Types that a browser shows and that cannot carry a script; all else is saved as a file. */
const isShown = (mediaType: string) => /^(image\/(jpeg|png|webp)|(audio|video)\/.+)$/.test(mediaType);

export const downloadEvidence = custom(endpoint, async (deps, ctx, { params }, http) => {
  const { inspectionId, hash } = params;
  const file = await readScoped(deps.db, ctx.bureauId, (tx) => findLinked(tx, ctx.bureauId, inspectionId, hash));
  if (!file) throw new ProblemException('resource/not-found');
  const range = rangeOf(http.req.header('range'), file.bytes);
  const opened = await deps.evidence.store.open(ctx.bureauId, hash, range ?? undefined);
  if (opened?.size !== file.bytes) {
    opened?.stream.destroy();
    throw new Error(`evidence ${hash} of bureau ${ctx.bureauId} is ${opened ? 'cut' : 'missing'} in the store`);
  }
  const { first, last } = range ?? { first: 0, last: file.bytes - 1 };
  const fileName = encodeURIComponent(file.name || hash.slice(0, 12));
  return new Response(Readable.toWeb(opened.stream) as ReadableStream, {
    status: range ? 206 : 200,
    headers: {
      'content-type': file.media_type,
      'content-length': String(last - first + 1),
      ...(range ? { 'content-range': `bytes ${first}-${last}/${file.bytes}` } : {}),
      'accept-ranges': 'bytes',
      'content-disposition': `${isShown(file.media_type) ? 'inline' : 'attachment'}; filename*=UTF-8''${fileName}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
});

/** The one range that is asked for; null for none, several, or one that this file does not have: then it is sent whole. */
function rangeOf(header: string | undefined, size: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? { first, last } : null;
}
