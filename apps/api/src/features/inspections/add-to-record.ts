/** Adds to the record what it does not hold: by another officer of the inspection, or what came to light afterwards. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { decideOnSite } from '@liangma/domain/inspection/decide';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { linkEvidence } from '../evidence/public.ts';
import { refuseUnlessSent } from './access.ts';
import { findAddition, hashOfAddition, insertAddition } from './addition-store.ts';
import type { FieldStep } from './field-step.ts';
import { changeInspection, type StoredInspection } from './inspection-store.ts';
import { refused } from './refused.ts';

interface Addition {
  additionId: string;
  text: string;
  evidence: readonly EvidenceItem[];
}

/**
 * Keeps the text whatever the state of the inspection is; the caller has decided that it is to be kept.
 * @returns the audit events; none when the server has this addition already
 */
export async function keepAddition(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  addition: Addition,
  step: FieldStep,
): Promise<AuditEntry[]> {
  if (!ctx.actor) throw new ProblemException('session/required');
  const { row } = stored;
  const contentHash = hashOfAddition(addition);
  const known = await findAddition(tx, ctx, addition.additionId);
  if (known?.inspection_id === row.id && known.content_hash === contentHash) return [];
  await insertAddition(tx, row, {
    ...addition,
    contentHash,
    addedBy: ctx.actor.accountId,
    addedAt: step.receivedAt,
    deviceAt: step.deviceAt,
  });
  const use = { inspectionId: row.id, sourceKind: 'addition', sourceId: addition.additionId } as const;
  const { evidence: items } = addition;
  await linkEvidence(tx, ctx, use, { items });
  await changeInspection(tx, row, {});
  return [
    {
      action: 'inspection.record-added-to',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: {
        additionId: addition.additionId,
        contentHash,
        evidence: items.map(({ hash }) => hash),
        deviceAt: step.deviceAt,
      },
    },
  ];
}

/**
 * Adds to the record of an inspection that this transaction has locked, from the entry until it is closed.
 * @throws ProblemException session/forbidden, inspection/wrong-state, evidence/missing
 */
export async function addToRecordOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  addition: Addition,
  step: FieldStep,
): Promise<AuditEntry[]> {
  refuseUnlessSent(ctx, stored.core);
  const decision = decideOnSite(stored.core, 'add');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  return keepAddition(tx, ctx, stored, addition, step);
}
