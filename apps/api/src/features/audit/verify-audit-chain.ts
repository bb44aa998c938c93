/** Computes the audit chain of a bureau again and names the first link that does not hold. */
import { firstHash, linkHash } from '../../db/audit.ts';
import type { Db } from '../../db/open.ts';
import { readScoped } from '../../db/scope.ts';
import { findHead, readLinks } from './audit-store.ts';

const batch = 1000;

export interface BrokenLink {
  seq: number;
  /**
   * `changed`: the event is not what its hash was made of; `missing`: an event of this number is not there;
   * `cut`: it does not go on from the event before; `end`: the chain ends elsewhere than the head says.
   */
  reason: 'changed' | 'missing' | 'cut' | 'end';
}

export interface ChainReport {
  /** Events that hold, from the first. */
  verified: number;
  /** Hash of the last event that holds, hexadecimal; worth keeping elsewhere as a checkpoint. */
  lastHash: string;
  broken: BrokenLink | null;
}

/** Verifies the chain from the first event to the head, at one moment. A chain without events holds. */
export function verifyAuditChain(db: Db, bureauId: string): Promise<ChainReport> {
  return readScoped(db, bureauId, async (tx) => {
    let seq = 0;
    let hash: Buffer = firstHash;
    const report = (broken: BrokenLink | null): ChainReport => ({
      verified: seq,
      lastHash: hash.toString('hex'),
      broken,
    });
    for (;;) {
      const rows = await readLinks(tx, bureauId, seq, batch);
      for (const row of rows) {
        const next = seq + 1;
        if (row.seq !== next) return report({ seq: next, reason: 'missing' });
        if (!row.previous_hash.equals(hash)) return report({ seq: next, reason: 'cut' });
        const link = {
          seq: row.seq,
          at: row.at,
          accountId: row.account_id,
          actor: row.actor,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          data: row.data,
        };
        if (!linkHash(row.previous_hash, link).equals(row.hash)) return report({ seq: next, reason: 'changed' });
        seq = next;
        hash = row.hash;
      }
      if (rows.length < batch) break;
    }
    const head = (await findHead(tx, bureauId)) ?? { seq: 0, hash: firstHash };
    const isEnd = head.seq === seq && head.hash.equals(hash);
    return report(isEnd ? null : { seq: Math.min(seq, head.seq) + 1, reason: 'end' });
  });
}
