/** Reads a stream of bytes piece by piece: a line, then so many bytes, then a line again; holds one chunk at a time. */
import type { Bytes } from './hash.ts';

export interface ByteReader {
  /** The next line without its end; null when there is none of at most `longest` bytes. */
  line: (longest: number) => Promise<string | null>;
  /** The next `count` bytes as they come; fewer when the stream ends before. */
  take: (count: number) => AsyncGenerator<Bytes, void, undefined>;
}

const newLine = 10;

/** Bytes one after the other in one piece. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param source read once, from where it stands */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();

  /** Whether there is anything left to read. */
  async function fill(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  }

  return {
    async line(longest) {
      const parts: Uint8Array[] = [];
      let length = 0;
      while (await fill()) {
        const end = rest.indexOf(newLine);
        const part = end === -1 ? rest : rest.subarray(0, end);
        length += part.length;
        if (length > longest) return null;
        parts.push(part);
        rest = rest.subarray(end === -1 ? rest.length : end + 1);
        if (end !== -1) return new TextDecoder().decode(joined(parts));
      }
      return null;
    },

    async *take(count) {
      let left = count;
      while (left > 0 && (await fill())) {
        const part = rest.slice(0, left);
        rest = rest.subarray(part.length);
        left -= part.length;
        yield part;
      }
    },
  };
}

/** Everything that comes, in one piece. */
export async function allOf(parts: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const got: Uint8Array[] = [];
  for await (const part of parts) got.push(part);
  return joined(got);
}
