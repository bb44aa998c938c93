/**
 * What a file is, by its own bytes whatever its name says. The tablet asks before it keeps a file, the server before it
 * stores it: the same rules, since what the server refused after the visit nobody could take again.
 */
import { officeTypeOf } from './office-type.ts';
import { isStillPng } from './still-png.ts';

/** Reads bytes of the file; fewer than asked for, or none, behind its end. */
export interface FileBytes {
  size: number;
  read: (from: number, length: number) => Promise<Uint8Array>;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const starts = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

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

function typeOfBrand(brand: string): string | null {
  const known = brands[brand];
  if (known !== undefined) return known;
  if (!/^[ -~]{4}$/.test(brand)) return null;
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  return brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4';
}

function typeOfRiff(head: Uint8Array): string | null {
  const form = ascii(head, 8, 4);
  return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : null;
}

/** Of a Matroska file by its DocType element. */
function typeOfEbml(head: Uint8Array): string | null {
  for (let at = 4; at < 60; at += 1) {
    if (head[at] !== 0x42 || head[at + 1] !== 0x82) continue;
    const docType = ascii(head, at + 3, (head[at + 2] ?? 0) & 0x7f);
    return docType === 'webm' ? 'video/webm' : docType === 'matroska' ? 'video/matroska' : null;
  }
  return null;
}

/** What an Ogg stream carries stands at the start of its first page. */
const isOggSound = (page: string): boolean =>
  ['OpusHead', '\x01vorbis', '\x7FFLAC', 'Speex   '].some((of) => page.startsWith(of));

/** A frame of MPEG sound without a tag before it: AAC in ADTS, or layer III with a rate that exists. */
function typeOfFrame(head: Uint8Array): string | null {
  const [sync, second = 0, third = 0] = head;
  if (sync !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0x16) === 0x10) return 'audio/aac';
  const isReserved = (second & 0x18) === 0x08 || (third & 0xf0) === 0xf0 || (third & 0x0c) === 0x0c;
  return (second & 0x06) === 0x02 && !isReserved ? 'audio/mpeg' : null;
}

function typeOfHead(head: Uint8Array): string | null {
  // of the family of JPEG, but nothing that a browser shows
  if (starts(head, 0xff, 0xd8, 0xff)) return head[3] === 0xf7 ? null : 'image/jpeg';
  if (ascii(head, 0, 4) === 'RIFF') return typeOfRiff(head);
  if (ascii(head, 4, 4) === 'ftyp') return typeOfBrand(ascii(head, 8, 4));
  if (starts(head, 0x1a, 0x45, 0xdf, 0xa3)) return typeOfEbml(head);
  if (ascii(head, 0, 4) === 'OggS') return isOggSound(ascii(head, 28, 8)) ? 'audio/ogg' : null;
  if (ascii(head, 0, 3) === 'ID3') return 'audio/mpeg';
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  return typeOfFrame(head);
}

/**
 * Media type of a file, or null when it is none that is allowed anywhere. A container of sound alone is told as one of
 * video where both begin alike.
 */
export async function mediaTypeOf(file: FileBytes): Promise<string | null> {
  const head = await file.read(0, 64);
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return (await isStillPng(file)) ? 'image/png' : null;
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return officeTypeOf(file);
  return typeOfHead(head);
}
