/** What is said before a file is stored, when it could not be kept or sent. Pure, but for the question about free space. */
import type { EvidenceKind } from '@liangma/contract/evidence';
import { evidenceLimits } from '@liangma/contract/evidence';

export type EvidenceTrouble =
  | { kind: 'empty' | 'wrong-type' | 'not-stored' | 'store-full'; name: string }
  | { kind: 'too-large'; name: string; bytes: number; limit: number }
  | { kind: 'no-room'; name: string; bytes: number; free: number };

/** Room that stays free beside a file: its sealed copy, its small picture, and the record itself. */
const reserve = 20 * 1024 * 1024;

/** Why a file cannot be taken, or null. `free`: bytes that the browser still grants; null: it does not say. */
export function troubleWith(
  file: { name: string; size: number },
  kind: EvidenceKind,
  free: number | null,
): EvidenceTrouble | null {
  const { name, size } = file;
  const limit = evidenceLimits[kind];
  if (size === 0) return { kind: 'empty', name };
  if (size > limit) return { kind: 'too-large', name, bytes: size, limit };
  if (free !== null && size + reserve > free) return { kind: 'no-room', name, bytes: size, free };
  return null;
}

/** Bytes that the browser still grants to this app, or null when it does not say. */
export async function freeSpace(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  if (estimate?.quota === undefined || estimate.usage === undefined) return null;
  return Math.max(0, estimate.quota - estimate.usage);
}
