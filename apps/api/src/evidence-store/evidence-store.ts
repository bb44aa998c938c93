/** The port of the store of evidence: bytes under their SHA-256, one folder per bureau, sealed once they are in. */
import type { Readable } from 'node:stream';

/** Both ends are included, as in the header `range`. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface OpenedEvidence {
  /** The bytes, or those of the range; destroy it when it is not read to its end. */
  stream: Readable;
  /** Bytes of the whole file. */
  size: number;
}

export interface EvidenceStore {
  /**
   * Keeps a copy of a file. When it resolves, the copy survives a power cut; a repeat changes nothing.
   * @param hash SHA-256 of the bytes, 64 lower-case hex digits
   * @throws when the file has another hash, and when the store cannot be written
   */
  put(bureauId: string, hash: string, filePath: string): Promise<void>;
  /** Opens a file, or resolves with null when the store does not have it. */
  open(bureauId: string, hash: string, range?: ByteRange): Promise<OpenedEvidence | null>;
  has(bureauId: string, hash: string): Promise<boolean>;
  /** Takes a file away that nothing names; nothing happens when the store does not have it. */
  remove(bureauId: string, hash: string): Promise<void>;
  /** Removes what a `put` that was interrupted before this instant has left behind; never a file that is in. */
  tidy(before: Date): Promise<void>;
}
