/**
 * Reads a file through one buffer, however long it is: a stream takes a new one for every portion, and hundreds of tablets
 * that send photos in the same minute would fill the memory with buffers that nobody needs any more.
 */
import { open } from 'node:fs/promises';

/** Bytes that are in memory of a file that is read: few, since many are read at once. */
export const portionBytes = 256 * 1024;

/**
 * Gives the file to `take` piece by piece, in order. A piece is valid until `take` has ended.
 * @throws what the file system says, and what `take` throws
 */
export async function eachPortion(path: string, take: (piece: Buffer) => unknown): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafeSlow(Math.min(Math.max(size, 1), portionBytes));
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      await take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
