/** What waits on a tablet: commands in their envelopes, and the evidence that they name. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldEnvelope, FieldReceipt } from '@liangma/contract/field-commands';
import type { ProblemBody } from '@liangma/contract/problems';

/** waiting 等待送出 · delivered 已送达(有回执) · attention 需要处理. A draft is no item yet. */
export type OutboxState = 'waiting' | 'delivered' | 'attention';

/** Stored in table `outbox` under `outboxKey`, so that the order of keys is the order of making. */
export interface OutboxItem {
  sequence: number;
  accountId: string;
  envelope: FieldEnvelope;
  /** SHA-256 of every file that must have arrived first. */
  evidence: string[];
  /** Name of the enterprise, for lists. */
  label: string;
  state: OutboxState;
  attempts: number;
  lastAttemptAt: string | null;
  /** Not before this instant; null: now. */
  nextAttemptAt: string | null;
  /** Why it does not go on; null while all is well. */
  problem: ProblemBody | null;
  /** What the server promised; `outcome: 'held'` goes with the state `attention`. */
  receipt: FieldReceipt | null;
}

/**
 * A file of the tablet, in table `evidence` under its hash; its bytes in table `blob` under the same hash. The bytes stay
 * until every command that names them is delivered.
 */
export interface StoredEvidence {
  hash: string;
  accountId: string;
  inspectionId: string;
  mediaType: string;
  bytes: number;
  name: string;
  /** What a record would say about it; null for a preview, which the item of its original names. */
  item: EvidenceItem | null;
  state: 'waiting' | 'uploaded';
  /** Bytes that the server has. */
  uploadedBytes: number;
  /** Address of an upload that was begun. */
  uploadUrl: string | null;
  problem: ProblemBody | null;
  /** When it was stored here, by the clock of the tablet. */
  storedAt?: string;
}
