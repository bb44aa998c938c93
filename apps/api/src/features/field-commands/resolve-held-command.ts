/** Decides a held command: accepted in spite of the rules, kept as an addition, or discarded; what waited for it follows. */
import { resolveHeldCommand as endpoint, type HeldDecision } from '@liangma/contract/field-commands';
import { evidenceNamedBy } from '@liangma/contract/named-evidence';
import { outsideRecord } from '@liangma/domain/inspection/record';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { keepAddition, lockInspection, viewOf, type StoredInspection } from '../inspections/public.ts';
import { additionText } from './addition-text.ts';
import { authorOf, stepOfHeld, type Author } from './as-author.ts';
import { followUp } from './follow-up.ts';
import { heldProblem, refusalOf } from './held-problem.ts';
import { lockHeld, settleHeld, unlinkHeldEvidence, type HeldRow } from './held-store.ts';
import { decisionsFor } from './held-view.ts';
import { runCommand } from './run-command.ts';
import { signatureItems } from './signature-items.ts';

/** Runs it in spite of the rules; what no reason outweighs is told as the errors of field/decision-impossible. */
async function accept(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  held: HeldRow,
  by: { author: Author; reason: string },
): Promise<AuditEntry[]> {
  try {
    return await runCommand(tx, by.author.ctx, stored, held.envelope, stepOfHeld(held, by.reason));
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    const { title, code, errors } = heldProblem(refusal, ctx);
    throw new ProblemException('field/decision-impossible', { errors: [{ code, detail: title }, ...errors] });
  }
}

async function add(tx: Tx, ctx: Ctx, stored: StoredInspection, held: HeldRow, author: Author): Promise<AuditEntry[]> {
  const { checklist } = await viewOf(tx, ctx, stored.row.id);
  const text = additionText(held.envelope.command, checklist);
  if (text === null) throw new ProblemException('field/decision-impossible');
  const { items, signatures } = evidenceNamedBy(held.envelope.command);
  const evidence = [...items.map(outsideRecord), ...(await signatureItems(tx, ctx, signatures))];
  const addition = { additionId: held.command_id, text, evidence };
  return keepAddition(tx, author.ctx, stored, addition, stepOfHeld(held, null));
}

const stateAfter = { accept: 'accepted', add: 'added', discard: 'discarded' } as const;

async function carryOut(
  tx: Tx,
  ctx: Ctx,
  held: HeldRow,
  { decision, reason }: { decision: HeldDecision; reason: string },
): Promise<AuditEntry[]> {
  const stored = await lockInspection(tx, ctx, held.inspection_id);
  const author = await authorOf(tx, ctx, held, stored.core);
  if (!decisionsFor(held, stored.row.state, author.entitled).includes(decision))
    throw new ProblemException('field/decision-impossible');
  if (decision === 'accept') return accept(tx, ctx, stored, held, { author, reason });
  return decision === 'add' ? add(tx, ctx, stored, held, author) : [];
}

export const resolveHeldCommand = command(endpoint, async (tx, ctx, { params, body }) => {
  const held = await lockHeld(tx, ctx, params.commandId);
  if (!held) throw new ProblemException('resource/not-found');
  if (held.state !== 'open') throw new ProblemException('field/already-resolved');
  const done = await carryOut(tx, ctx, held, body);
  const state = stateAfter[body.decision];
  await settleHeld(tx, ctx, held.command_id, { state, reason: body.reason });
  if (state !== 'discarded') await unlinkHeldEvidence(tx, ctx, held.command_id);
  const decided: AuditEntry = {
    action: `field-command.${state}`,
    subjectKind: 'inspection',
    subjectId: held.inspection_id,
    data: {
      commandId: held.command_id,
      kind: held.envelope.command.kind,
      authorId: held.account_id,
      problem: held.problem.code,
      reason: body.reason,
    },
  };
  const followed = await followUp(tx, ctx, held.command_id, body.decision === 'accept');
  return { result: {}, audit: [...done, decided, ...followed] };
});
