/**
 * The small picture of a photo: at most 1280 pixels, JPEG, with a band at the bottom that says when, where, at whose place
 * and by whom. The original stays as it was taken.
 */

const longest = 1280;
const quality = 0.8;

interface Surface {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  toJpeg: () => Promise<Blob | null>;
}

function surface(width: number, height: number): Surface | null {
  if ('OffscreenCanvas' in globalThis) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    return context && { context, toJpeg: () => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  return { context, toJpeg: () => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality)) };
}

/** Breaks a line where it would leave the picture; Chinese may break anywhere. */
export function wrap(text: string, widthOf: (part: string) => number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line !== '' && widthOf(line + char) > width) {
      lines.push(line);
      line = char.trimStart();
    } else line += char;
  }
  return line === '' ? lines : [...lines, line];
}

function drawBand(context: Surface['context'], width: number, height: number, texts: readonly string[]): void {
  const size = Math.max(14, Math.round(Math.max(width, height) / 46));
  const gap = Math.round(size * 0.5);
  context.font = `600 ${size}px "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif`;
  const lines = texts.flatMap((text) => wrap(text, (part) => context.measureText(part).width, width - 2 * gap));
  const band = lines.length * (size + gap) + gap;
  context.fillStyle = 'rgb(0 0 0 / 62%)';
  context.fillRect(0, height - band, width, band);
  context.fillStyle = '#fff';
  context.textBaseline = 'top';
  for (const [index, line] of lines.entries()) context.fillText(line, gap, height - band + gap + index * (size + gap));
}

/**
 * @param watermark lines of the band; empty: no band
 * @returns null for what this browser cannot draw (a photo in a format of another maker): then there is no small picture
 */
export async function makePreview(photo: Blob, watermark: readonly string[]): Promise<Blob | null> {
  if (!('createImageBitmap' in globalThis)) return null;
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  try {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const small = surface(width, height);
    if (!small) return null;
    small.context.drawImage(picture, 0, 0, width, height);
    if (watermark.length > 0) drawBand(small.context, width, height, watermark);
    return await small.toJpeg();
  } finally {
    picture.close();
  }
}
