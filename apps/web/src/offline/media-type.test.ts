// Nothing that the tablet takes is refused by the server, and an independent reader of file types agrees with both.
import { evidenceKinds, evidenceMediaTypes } from '@liangma/contract/evidence';
import type { EvidenceKind } from '@liangma/contract/evidence';
import { mediaTypeOf as typeOnServer } from '@liangma/domain/evidence/media-type';
import { animatedPng, fileSamples, stillPng, zipOf } from '@liangma/domain/evidence/testing/file-samples';
import { fileTypeFromBuffer } from 'file-type';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const allowedAs = (type: string | null): EvidenceKind[] =>
  evidenceKinds.filter((kind) => type !== null && evidenceMediaTypes[kind].includes(type));
const serverType = (bytes: Uint8Array) =>
  typeOnServer({ size: bytes.length, read: (from, length) => Promise.resolve(bytes.slice(from, from + length)) });

async function expectTaken(bytes: Uint8Array, declared: string) {
  const onTablet = allowedAs(await mediaTypeOf(bytes, declared));
  expect(allowedAs(await serverType(bytes))).toEqual(expect.arrayContaining(onTablet));
  return onTablet;
}

test.each(fileSamples)(
  '%s: whatever the tablet takes, the server takes, and it is what others see',
  async (_, bytes) => {
    const seen = await fileTypeFromBuffer(bytes);
    const others = allowedAs(seen?.mime.split(';')[0] ?? null);
    for (const declared of ['', 'video/mp4', 'audio/mp4', 'image/jpeg']) {
      const onTablet = await expectTaken(bytes, declared);
      expect(others).toEqual(expect.arrayContaining(onTablet));
    }
  },
);

test.each(fileSamples)('%s, cut anywhere: taken by both, or by the server alone', async (_, bytes) => {
  for (let length = 0; length <= Math.min(bytes.length, 120); length += 1)
    for (const declared of ['', 'audio/mp4', 'image/png']) await expectTaken(bytes.slice(0, length), declared);
});

test.each([
  ['a still picture', stillPng, 'image/png'],
  ['an animated one', animatedPng, null],
  ['a PNG without a picture', stillPng.slice(0, 33), null],
  ['the signature of PNG alone', stillPng.slice(0, 8), null],
  ['a renamed archive', zipOf(['照片.jpg']), null],
  ['an archive with a folder called word', zipOf(['word/photo.jpg']), null],
  ['a Word document', zipOf(['[Content_Types].xml', 'word/document.xml']), `${office}.wordprocessingml.document`],
  ['an Excel workbook', zipOf(['[Content_Types].xml', 'xl/workbook.xml']), `${office}.spreadsheetml.sheet`],
  ['a Word document with macros', zipOf(['[Content_Types].xml', 'word/vbaProject.bin']), null],
  ['a document cut off', zipOf(['[Content_Types].xml', 'word/document.xml']).slice(0, -30), null],
  ['nothing', new Uint8Array(), null],
])('%s', async (_, bytes, type) => {
  const found = await mediaTypeOf(bytes, '');
  expect(found).toBe(type);
});

test('a container of sound alone is one of sound where the recorder says so, and nothing else becomes sound', async () => {
  const webm = fileSamples.find(([name]) => name === 'ebml webm')?.[1] ?? new Uint8Array();
  expect(await mediaTypeOf(webm, 'audio/webm;codecs=opus')).toBe('audio/webm');
  expect(await mediaTypeOf(webm, 'video/webm')).toBe('video/webm');
  expect(await mediaTypeOf(stillPng, 'audio/mp4')).toBe('image/png');
});
