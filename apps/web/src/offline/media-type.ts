/**
 * What a file is, by its first bytes; its name is asked only where the bytes are those of a container. Whatever is taken
 * here the server takes, too: what it refused after the visit nobody could take again.
 */
const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const starts = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

const officeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Brands of the ISO media container that are not plain mp4; null: of a type that is allowed nowhere. */
const brands: Readonly<Record<string, string | null>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/x-m4a',
  'M4B ': 'audio/mp4',
  'F4A ': 'audio/mp4',
  'F4B ': 'audio/mp4',
  'M4V ': 'video/x-m4v',
  M4VH: 'video/x-m4v',
  M4VP: 'video/x-m4v',
  // sequences of pictures, and pictures that not every desk can show
  msf1: null,
  hevc: null,
  hevx: null,
  avif: null,
  avis: null,
  'crx ': null,
};

function typeOfBrand(brand: string, declared: string): string | null {
  const known = brands[brand];
  if (known !== undefined) return known;
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  if (brand.startsWith('3g')) return 'video/3gpp';
  return declared.startsWith('audio/') ? 'audio/mp4' : 'video/mp4';
}

/** What an Ogg stream carries stands at the start of its first page. */
const isSound = (page: string): boolean =>
  ['OpusHead', '\x01vorbis', '\x7FFLAC', 'Speex   '].some((of) => page.startsWith(of));

/** Media type of a file as the contract names it, or null when it is none that is allowed anywhere. */
export function mediaTypeOf(bytes: Uint8Array, name: string, declared: string): string | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF') {
    const form = ascii(bytes, 8, 4);
    return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : null;
  }
  if (ascii(bytes, 4, 4) === 'ftyp') return typeOfBrand(ascii(bytes, 8, 4), declared);
  if (starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)) {
    if (ascii(bytes, 0, 64).includes('matroska')) return 'video/matroska';
    if (!ascii(bytes, 0, 64).includes('webm')) return null;
    return declared.startsWith('audio/') ? 'audio/webm' : 'video/webm';
  }
  if (ascii(bytes, 0, 4) === 'OggS') return isSound(ascii(bytes, 28, 8)) ? 'audio/ogg' : null;
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'audio/aac';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'audio/mpeg';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
  return null;
}
