/** Words and formats of evidence that several screens share. */
import { evidenceLimits } from '@liangma/contract/evidence';
import type { EvidenceItem, EvidenceKind } from '@liangma/contract/evidence';
import { formatNumber } from '../../messages/format.ts';

/** 512 B, 34 KB, 2.3 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 1024))} KB`;
  return `${formatNumber(bytes / (1024 * 1024), 1)} MB`;
}

/** What the file chooser offers; the first bytes decide in the end. */
export const acceptOf: Readonly<Record<Exclude<EvidenceKind, 'signature'>, string>> = {
  photo: 'image/jpeg,image/png,image/webp,image/heic,image/heif',
  sound: 'audio/*',
  video: 'video/*',
  document: '.pdf,.docx,.xlsx,application/pdf,image/jpeg,image/png',
};

/** Seconds of sound that fit into one file at the usual 64 kbit/s, with a margin. */
export const longestSoundSeconds = Math.floor((evidenceLimits.sound * 8) / 64_000 / 2);

/** 3 → 0:03; 75 → 1:15. */
export const formatSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const placeText = (place: NonNullable<EvidenceItem['place']>): string =>
  `${place.latitude.toFixed(3)}, ${place.longitude.toFixed(3)}`;
