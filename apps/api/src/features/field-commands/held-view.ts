/** Held commands as they leave the server. */
import type { FieldEnvelope, HeldCommandRow, HeldDecision } from '@liangma/contract/field-commands';
import type { InspectionState } from '@liangma/domain/inspection/inspection';
import type { Ctx } from '../../db/scope.ts';
import { hasText } from './addition-text.ts';
import type { Author } from './as-author.ts';
import type { HeldProblem, HeldRow, ShownHeld } from './held-store.ts';
import { problemIn } from './held-words.ts';

export const heldRowView = (ctx: Ctx, row: ShownHeld): HeldCommandRow => ({
  commandId: row.command_id,
  inspectionId: row.inspection_id,
  enterpriseName: row.enterprise_name,
  kind: (row.envelope as FieldEnvelope).command.kind,
  by: row.by_name,
  deviceName: row.device_name,
  deviceAt: row.device_at,
  heldAt: row.held_at,
  state: row.state,
  problem: problemIn(ctx.language ?? 'zh', row.problem as HeldProblem),
});

/** States that an inspection reaches through its entry: there is something that a text can be added to. */
const entered: readonly InspectionState[] = ['entered', 'recorded', 'told', 'closed'];

/**
 * Refusals that are about a forged code, a signature of something else, a finding of another record or a waiting
 * predecessor: no reason outweighs them. Codes of problems and of their errors. A person's right is no matter of the
 * refusal, which says how it was on arrival: see `authorOf`.
 */
const beyondReason: readonly string[] = [
  'code/invalid',
  'code/other-enterprise',
  'document/signature-differs',
  'signature-of-other-content',
  'evidence/signs-other-content',
  'evidence/wrong-type',
  'evidence/too-large',
  'field/predecessor-held',
  'field/record-changed',
];

const isBeyondReason = ({ code, errors }: HeldProblem) =>
  [code, ...errors.map((error) => error.code)].some((one) => beyondReason.includes(one));

const acceptableIn: Record<FieldEnvelope['command']['kind'], readonly InspectionState[]> = {
  'enter-by-enterprise-code': ['approved', ...entered],
  'enter-by-exception': ['approved', ...entered],
  record: ['entered', 'recorded', 'told'],
  'add-to-record': ['entered', 'recorded', 'told'],
  'write-document': ['entered', 'recorded', 'told'],
  'tell-result': ['recorded'],
  'report-correction': ['recorded', 'told', 'closed'],
  close: ['told'],
};

/**
 * What may be decided about it now; empty once it is decided.
 * @param entitled see `Author`; of somebody who never was, nothing is accepted
 */
export function decisionsFor(
  held: Pick<HeldRow, 'state' | 'envelope' | 'problem'>,
  state: InspectionState,
  entitled: Author['entitled'],
): HeldDecision[] {
  if (held.state !== 'open') return [];
  const { command } = held.envelope;
  const mayAccept = entitled !== null && !isBeyondReason(held.problem) && acceptableIn[command.kind].includes(state);
  const mayAdd = entered.includes(state) && hasText(command);
  return [...(mayAccept ? (['accept'] as const) : []), ...(mayAdd ? (['add'] as const) : []), 'discard'];
}
