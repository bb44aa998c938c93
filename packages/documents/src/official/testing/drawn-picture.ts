/** A signature as the tablet draws it: black strokes on a clear ground (PNG). */
import { zlibSync } from 'fflate';

const signatureBytes = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const crcTable = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crc = (bytes: Uint8Array): number =>
  (bytes.reduce((value, byte) => (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8), 0xffffffff) ^ 0xffffffff) >>>
  0;

function chunk(name: string, data: Uint8Array): number[] {
  const typed = new Uint8Array([...new TextEncoder().encode(name), ...data]);
  return [...number(data.length), ...typed, ...number(crc(typed))];
}

const number = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** @param seed gives each person strokes of their own */
export function drawnPicture(seed = 1, width = 300, height = 120): Uint8Array {
  const rows = new Uint8Array((width * 4 + 1) * height);
  for (let x = 10; x < width - 10; x += 1) {
    const y = Math.round(height / 2 + (height / 2 - 12) * Math.sin((x * (2 + (seed % 3))) / 40 + seed));
    for (let dy = -2; dy <= 2; dy += 1) rows[(y + dy) * (width * 4 + 1) + 1 + x * 4 + 3] = 255;
  }
  const header = new Uint8Array([...number(width), ...number(height), 8, 6, 0, 0, 0]);
  return new Uint8Array([
    ...signatureBytes,
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlibSync(rows)),
    ...chunk('IEND', new Uint8Array()),
  ]);
}
