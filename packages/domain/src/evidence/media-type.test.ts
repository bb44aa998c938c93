// Whatever bytes come, the answer is a type that is known or none, and no file makes the reader stumble or read without end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';
import { fileSamples, stillPng, zipOf } from './testing/file-samples.ts';

/** Reads as a server does: a copy, and nothing behind the end. */
async function typeOf(bytes: Uint8Array): Promise<{ type: string | null; reads: number }> {
  let reads = 0;
  const read = (from: number, length: number) => {
    reads += 1;
    return Promise.resolve(bytes.slice(from, from + length));
  };
  return { type: await mediaTypeOf({ size: bytes.length, read }), reads };
}

const damaged = fc
  .record({
    sample: fc.constantFrom(...fileSamples.map(([, bytes]) => bytes)),
    cut: fc.nat(600),
    changes: fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
    tail: fc.uint8Array({ maxLength: 60 }),
  })
  .map(({ sample, cut, changes, tail }) => {
    const bytes = Uint8Array.from([...sample.slice(0, cut), ...tail]);
    for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
    return bytes;
  });

test('samples cut, lengthened and damaged have a type that is known, or none, after a bounded number of reads', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const { type, reads } = await typeOf(bytes);
      expect(type ?? 'image/none').toMatch(/^(image|audio|video|application)\/[a-z0-9.-]+$/);
      expect(reads).toBeLessThan(600);
    }),
  );
});

test('what stands behind a picture, and a remark behind an archive, change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (tail) => {
      expect((await typeOf(Uint8Array.from([...stillPng, ...tail]))).type).toBe('image/png');
      const word = zipOf(['[Content_Types].xml', 'word/document.xml']);
      expect((await typeOf(Uint8Array.from([...word, ...tail]))).type).toContain('wordprocessingml');
    }),
  );
});
