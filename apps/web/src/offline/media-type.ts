/** What a file is, by its first bytes; its name is asked only where the bytes are those of a container. */
const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const starts = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

const officeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Brands of the ISO media container that are not plain mp4. */
const brands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/x-m4a',
};

/** Media type of a file as the contract names it, or null when it is none that is allowed anywhere. */
export function mediaTypeOf(bytes: Uint8Array, name: string, declared: string): string | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF') {
    const form = ascii(bytes, 8, 4);
    return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : null;
  }
  if (ascii(bytes, 4, 4) === 'ftyp')
    return brands[ascii(bytes, 8, 4)] ?? (declared.startsWith('audio/') ? 'audio/mp4' : 'video/mp4');
  if (starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)) {
    if (ascii(bytes, 0, 64).includes('matroska')) return 'video/matroska';
    return declared.startsWith('audio/') ? 'audio/webm' : 'video/webm';
  }
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'audio/aac';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'audio/mpeg';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
  return null;
}
