/** The server as the runner of a tablet sees it: a port, so that the same runner meets the network and the simulation. */
import type { z } from 'zod';
import type { promiseDelivery } from '@liangma/contract/devices';
import type { FieldEnvelope, FieldReceipt } from '@liangma/contract/field-commands';
import type { getFieldPack } from '@liangma/contract/field-pack';
import type { ProblemBody } from '@liangma/contract/problems';
import type { Bytes } from './hash.ts';
import type { StoredEvidence } from './outbox-item.ts';

export type PromiseItem = z.output<typeof promiseDelivery.body>['items'][number];
export type FieldPackAnswer = z.output<typeof getFieldPack.response>;

/** How far an upload has come; what the adapter notes is found in `StoredEvidence` when it is called again. */
export interface UploadProgress {
  uploadedBytes: number;
  uploadUrl: string | null;
}

/** Every method throws `ServerFailure` when the server did not do it, or when nobody knows whether it did. */
export interface FieldServer {
  deliver(envelope: FieldEnvelope): Promise<FieldReceipt>;
  /** Of at most 1000 hashes, those whose bytes the server does not have. */
  findMissing(hashes: string[]): Promise<string[]>;
  /**
   * Sends the bytes, going on at `file.uploadUrl` where an earlier try stopped; resolves when the server has them all and
   * their hash is right.
   */
  upload(file: StoredEvidence, bytes: Bytes, note: (progress: UploadProgress) => Promise<void>): Promise<void>;
  /** The whole queue of the account, at most 5000 items. */
  promise(deviceId: string, items: PromiseItem[]): Promise<void>;
  fetchPack(deviceId: string, after: string): Promise<FieldPackAnswer>;
}

export type ServerFailureReason = { kind: 'unreachable' } | { kind: 'refused'; problem: ProblemBody };

/** `unreachable`: no answer, and what was asked may have been done or not. `refused`: the server said why not. */
export class ServerFailure extends Error {
  readonly kind: ServerFailureReason['kind'];
  readonly problem: ProblemBody | null;

  constructor(reason: ServerFailureReason, cause?: unknown) {
    super(reason.kind === 'refused' ? reason.problem.code : reason.kind, { cause });
    this.name = 'ServerFailure';
    this.kind = reason.kind;
    this.problem = reason.kind === 'refused' ? reason.problem : null;
  }
}
