/** Beginnings of files of many types, and whole ones where the beginning does not tell. */

const text = (value: string) => Array.from(value, (letter) => letter.charCodeAt(0));
const brand = (name: string) => [0, 0, 0, 24, ...text(`ftyp${name}`), 0, 0, 0, 0, ...text(`isom${name}`)];
const ogg = (stream: string) => [...text('OggS'), 0, 2, ...Array.from({ length: 22 }, () => 0), ...text(stream)];
const docType = (type: string) => [0x42, 0x82, 0x80 + type.length, ...text(type)];
const ebml = (type: string) => [0x1a, 0x45, 0xdf, 0xa3, 0x80 + type.length + 3, ...docType(type)];

const number = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256);
const chunk = (type: string, data: number[]) => [
  ...number(data.length, 4).toReversed(),
  ...text(type),
  ...data,
  ...number(0, 4),
];
const png = (...chunks: number[][]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    0x89,
    ...text('PNG\r\n\x1a\n'),
    ...chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]),
    ...chunks.flat(),
  ]);

/** A PNG of one picture, with a chunk before it. */
export const stillPng = png(chunk('pHYs', [0, 0, 0, 1, 0, 0, 0, 1, 0]), chunk('IDAT', [0, 0]), chunk('IEND', []));
export const animatedPng = png(chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]), chunk('IDAT', [0, 0]), chunk('IEND', []));

/** A zip file with empty parts of these names. */
export function zipOf(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const list: number[] = [];
  for (const name of names) {
    const letters = [...new TextEncoder().encode(name)];
    const at = bytes.length;
    const shared = [...number(0, 16), ...number(0, 4), ...number(letters.length, 2), ...number(0, 2)];
    bytes.push(0x50, 0x4b, 3, 4, 20, 0, ...shared.slice(0, 24), ...letters);
    list.push(0x50, 0x4b, 1, 2, 20, 0, 20, 0, ...shared.slice(0, 24), ...number(0, 10), ...number(at, 4), ...letters);
  }
  const end = [0x50, 0x4b, 5, 6, ...number(0, 4), ...number(names.length, 2), ...number(names.length, 2)];
  return Uint8Array.from([...bytes, ...list, ...end, ...number(list.length, 4), ...number(bytes.length, 4), 0, 0]);
}

/** Brands that cameras, telephones and editors write, and some that are allowed nowhere. */
const brandNames =
  'isom,iso2,iso4,iso5,iso6,avc1,mp41,mp42,MSNV,dash,XAVC,mmp4,F4V ,M4P ,3gp4,3gp5,3gp6,3gr6,3gs7,3g2a,3g2b,3g2c,M4V ,M4VH,M4VP,qt  ,M4A ,M4B ,F4A ,heic,heix,mif1,msf1,hevc,hevx,avif,avis,crx '.split(
    ',',
  );

const pad = (bytes: readonly number[]) => Uint8Array.from([...bytes, ...Array.from({ length: 400 }, () => 0)]);

export const fileSamples: readonly (readonly [string, Uint8Array])[] = [
  ...brandNames.map((name) => [`ftyp ${name}`, pad(brand(name))] as const),
  ...['OpusHead', '\x01vorbis', 'Speex   ', '\x80theora', 'unknown!'].map(
    (name) => [`ogg ${name}`, pad(ogg(name))] as const,
  ),
  ...['webm', 'matroska', 'other'].map((name) => [`ebml ${name}`, pad(ebml(name))] as const),
  ['still png', stillPng],
  ['animated png', animatedPng],
  ['zip', zipOf(['a.txt'])],
  ['jpeg', pad([0xff, 0xd8, 0xff, 0xe0])],
  ['jpeg-ls', pad([0xff, 0xd8, 0xff, 0xf7])],
  ['wav', pad(text('RIFF....WAVE'))],
  ['webp', pad(text('RIFF....WEBP'))],
  ['avi', pad(text('RIFF....AVI '))],
  ['pdf', pad(text('%PDF-1.7'))],
  ['aac', pad([0xff, 0xf1, 0x50, 0x80])],
  ['mp3', pad([0xff, 0xfb, 0x90, 0x64])],
  ['text of 16 bits', pad([0xff, 0xfe, 0x41, 0])],
  ['text', pad(text('plain text'))],
];
