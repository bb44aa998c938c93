/** SHA-256 of a file of any size, without holding it in memory. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { eachPortion } from './each-portion.ts';
import { isMissing } from './is-missing.ts';

/** Hash (64 hex digits) and length of everything that the stream brings. */
export async function hashOfStream(stream: Readable): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    const part = chunk as Buffer;
    hash.update(part);
    bytes += part.length;
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Hash of a file, or null when it is not there. */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    await eachPortion(path, (piece) => hash.update(piece));
    return hash.digest('hex');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
