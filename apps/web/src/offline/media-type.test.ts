// The tablet takes no file that the server would refuse: both are asked about the same first bytes.
import { evidenceKinds, evidenceMediaTypes } from '@liangma/contract/evidence';
import type { EvidenceKind } from '@liangma/contract/evidence';
import { fileTypeFromBuffer } from 'file-type';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const text = (value: string) => Array.from(value, (letter) => letter.charCodeAt(0));
const brand = (name: string) => [0, 0, 0, 24, ...text(`ftyp${name}`), 0, 0, 0, 0, ...text(`isom${name}`)];
const ogg = (stream: string) => [...text('OggS'), 0, 2, ...Array.from({ length: 22 }, () => 0), ...text(stream)];
const ebml = (type: string) => [
  0x1a,
  0x45,
  0xdf,
  0xa3,
  0x80 + type.length + 3,
  0x42,
  0x82,
  0x80 + type.length,
  ...text(type),
];

/** Brands that cameras, telephones and editors write, and some that are allowed nowhere. */
const brandNames = [
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'avc1',
  'mp41',
  'mp42',
  'MSNV',
  'dash',
  'XAVC',
  'mmp4',
  'F4V ',
  'M4P ',
  '3gp4',
  '3gp5',
  '3gp6',
  '3gr6',
  '3gs7',
  '3g2a',
  '3g2b',
  '3g2c',
  'M4V ',
  'M4VH',
  'M4VP',
  'qt  ',
  'M4A ',
  'M4B ',
  'F4A ',
  'heic',
  'heix',
  'mif1',
  'msf1',
  'hevc',
  'hevx',
  'avif',
  'avis',
  'crx ',
];

const samples: readonly (readonly [string, number[]])[] = [
  ...brandNames.map((name) => [`ftyp ${name}`, brand(name)] as const),
  ...['OpusHead', '\x01vorbis', 'Speex   ', '\x80theora', 'unknown!'].map(
    (name) => [`ogg ${name}`, ogg(name)] as const,
  ),
  ...['webm', 'matroska', 'other'].map((name) => [`ebml ${name}`, ebml(name)] as const),
  ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['wav', text('RIFF....WAVE')],
  ['webp', text('RIFF....WEBP')],
  ['avi', text('RIFF....AVI ')],
  ['pdf', text('%PDF-1.7')],
  ['aac', [0xff, 0xf1, 0x50, 0x80]],
  ['mp3', [0xff, 0xfb, 0x90, 0x64]],
  ['text', text('plain text')],
];

const pad = (bytes: readonly number[]) => Uint8Array.from([...bytes, ...Array.from({ length: 400 }, () => 0)]);
const allowedAs = (type: string | null): EvidenceKind[] =>
  evidenceKinds.filter((kind) => type !== null && evidenceMediaTypes[kind].includes(type));

test.each(samples)('%s: whatever the tablet takes, the server takes as the same kinds', async (_, first) => {
  const bytes = pad(first);
  const seen = await fileTypeFromBuffer(bytes);
  const server = allowedAs(seen?.mime.split(';')[0] ?? null);
  for (const declared of ['', 'video/mp4', 'audio/mp4'])
    expect(server).toEqual(expect.arrayContaining(allowedAs(mediaTypeOf(bytes, 'x', declared))));
});

test.each(['3gp4', '3g2a', 'M4V ', 'isom', 'qt  '])('a video of brand %s is taken', (name) => {
  expect(allowedAs(mediaTypeOf(pad(brand(name)), 'x.mp4', 'video/mp4'))).toContain('video');
});
