// A camera that sees one QR code: Chromium plays an uncompressed video file as its camera.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import qrcode from 'qrcode';

const width = 1280;
const height = 720;

export interface FakeCamera {
  /** Launch arguments of the browser that looks through it. */
  args: string[];
  remove: () => void;
}

/** Writes the video of a printed code in the middle of the picture. */
export function cameraSeeing(text: string): FakeCamera {
  const folder = mkdtempSync(join(tmpdir(), 'liangma-camera-'));
  const path = join(folder, 'code.y4m');
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture(text)]);
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame]),
  );
  return {
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One frame in planes Y, U, V: dark modules on light ground, no colour. */
function picture(text: string): Buffer {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const scale = Math.floor((height * 0.8) / size);
  const left = Math.floor((width - size * scale) / 2);
  const top = Math.floor((height - size * scale) / 2);
  const luma = Buffer.alloc(width * height, 220);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (data[row * size + column])
        for (let y = 0; y < scale; y++) {
          const start = (top + row * scale + y) * width + left + column * scale;
          luma.fill(30, start, start + scale);
        }
  return Buffer.concat([luma, Buffer.alloc((width * height) / 2, 128)]);
}
