/** Size of a drawn signature on paper. */

interface Size {
  width: number;
  height: number;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether the bytes begin as a PNG with its size does. */
const isPng = (bytes: Uint8Array): boolean =>
  bytes.length >= 24 && pngSignature.every((value, index) => bytes[index] === value);

/**
 * The size to print a PNG in, in pixels of 1/96 inch: within the bounds, never enlarged beyond them, never distorted.
 * @returns null when the bytes are no PNG
 */
export function pictureSize(bytes: Uint8Array, most: Size): Size | null {
  if (!isPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) return null;
  const scale = Math.min(most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Bounds of a signature: 110 × 32 points. */
export const signatureBounds: Size = { width: 147, height: 43 };
