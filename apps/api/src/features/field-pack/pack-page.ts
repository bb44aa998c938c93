/** What pages of a field pack are made of. */
import type { PackItem } from '@liangma/contract/field-pack';
import type { PackCursor } from './pack-cursor.ts';

/** What every page is told beside the context. */
export interface PackReader {
  /** The official day. */
  today: string;
  /** Secret of the bureau. */
  codeSecret: Uint8Array;
  /** Number of the last audit event that this moment sees. */
  head: number;
}

export interface PackPage {
  upserts: PackItem[];
  deletes: { kind: 'inspection' | 'enterprise'; id: string }[];
  cursor: PackCursor;
  hasMore: boolean;
}
