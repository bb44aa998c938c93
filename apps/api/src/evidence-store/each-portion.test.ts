// Whole files come through one buffer, in order; the file is closed whatever happens.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachPortion, portionBytes } from './each-portion.ts';
import { hashOfFile } from './hash-of-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liangma-portion-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function someFile(size: number): { path: string; bytes: Buffer } {
  const path = join(folder, `${size}.bin`);
  const bytes = randomBytes(size);
  writeFileSync(path, bytes);
  return { path, bytes };
}

it.each([0, 1, portionBytes - 1, portionBytes, portionBytes + 1, 3 * portionBytes + 7])(
  'reads %i bytes',
  async (size) => {
    const { path, bytes } = someFile(size);
    const copies: Buffer[] = [];
    const places = new Set<ArrayBufferLike>();
    await eachPortion(path, async (piece) => {
      places.add(piece.buffer);
      copies.push(Buffer.from(piece));
    });
    expect(Buffer.concat(copies).equals(bytes)).toBe(true);
    expect(places.size).toBeLessThanOrEqual(1);
    expect(await hashOfFile(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
  },
);

it('ends with what the taker throws, and says that nothing is there', async () => {
  const { path } = someFile(10);
  const refuse = () => Promise.reject(new Error('full'));
  await expect(eachPortion(path, refuse)).rejects.toThrow('full');
  await expect(eachPortion(join(folder, 'none'), refuse)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await hashOfFile(join(folder, 'none'))).toBeNull();
});
