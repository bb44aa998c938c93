/** Whether a PNG shows one picture: an animated one could show another at the desk than on the tablet. */
import type { FileBytes } from './media-type.ts';

/** More chunks than this before the picture no camera and no program writes. */
const mostChunks = 512;

/** Walks the chunks up to the picture (`IDAT`); `acTL` before it animates. */
export async function isStillPng(file: FileBytes): Promise<boolean> {
  let at = 8;
  for (let count = 0; count < mostChunks; count += 1) {
    const head = await file.read(at, 8);
    if (head.length < 8) return false;
    const length = new DataView(head.buffer, head.byteOffset, 8).getUint32(0);
    const type = String.fromCharCode(...head.subarray(4));
    if (count === 0 ? type !== 'IHDR' || length !== 13 : type === 'IHDR') return false;
    if (type === 'acTL') return false;
    if (type === 'IDAT') return true;
    at += 8 + length + 4;
  }
  return false;
}
