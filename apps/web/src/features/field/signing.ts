/** Signing the record by finger: what is signed, who signs, and when it is enough. Pure, but for the fingerprint. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import { recordContentSchema } from '@liangma/contract/inspection-views';
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import { leastOfficers } from '@liangma/domain/inspection/record';
import { signedRecordText } from '@liangma/domain/inspection/signed-content';
import type { Drawing } from './ink.ts';
import { sha256Hex } from './local-code.ts';
import type { RecordDraft } from './record-draft.ts';
import { toContent } from './record-draft.ts';

/** One signature of the record that is being drawn. */
export interface SignedDrawing {
  drawing: Drawing;
  /** By the clock of the tablet. */
  signedAt: string;
}

/** What is being signed: from here on nothing of the content changes, or every signature falls. */
export interface Signing {
  content: RecordContent;
  /** Of the checklist that the answers belong to; another one comes with another pack, and is not what is signed. */
  checklistHash: string;
  contentHash: string;
  /** By `Signer.key`. */
  drawn: Record<string, SignedDrawing>;
  /** Who signs for the enterprise as it was last typed; nobody signs while the content says something else. */
  typed?: RecordDraft['signature'];
}

export interface Signer {
  key: string;
  role: DrawnSignature['role'];
  name: string;
  officerId: string | null;
}

/**
 * The content as it will be signed, with its fingerprint.
 * @param way drawn here, or on paper after printing
 * @param now instant, the end of the inspection unless another was entered
 * @throws ZodError when it is no record that the server would read
 */
export async function beginSigning(
  draft: RecordDraft,
  view: InspectionView,
  way: RecordContent['signing'],
  now: string,
): Promise<Signing> {
  // Parsed first: the server takes the fingerprint of what it has read.
  const content = recordContentSchema.parse({ ...toContent(draft, view, now), signing: way });
  const { id: inspectionId, checklistHash } = view;
  const contentHash = await sha256Hex(signedRecordText({ inspectionId, checklistHash, content }));
  return { content, checklistHash, contentHash, drawn: {} };
}

/** Who signs, in the order of signing: the enterprise (or the witness of its refusal), then the officers. */
export function signersOf(view: InspectionView, content: RecordContent): Signer[] {
  const { partySignature: party } = content;
  const first: Signer =
    party.kind === 'signed'
      ? { key: 'party', role: 'party', name: party.name, officerId: null }
      : { key: 'witness', role: 'witness', name: party.witness, officerId: null };
  const officers = view.officerDetails.map(({ id, name }): Signer => ({
    key: id,
    role: 'officer',
    name,
    officerId: id,
  }));
  return [first, ...officers];
}

/** Who still has to sign before the record can be saved. */
export function missingSigners(view: InspectionView, signing: Signing): Signer[] {
  const signers = signersOf(view, signing.content);
  const isDrawn = ({ key }: Signer) => signing.drawn[key] !== undefined;
  const officers = signers.filter(({ role }) => role === 'officer');
  const open = officers.filter((one) => !isDrawn(one));
  const areEnough = officers.length - open.length >= Math.min(leastOfficers, officers.length);
  return [...signers.filter((one) => one.role !== 'officer' && !isDrawn(one)), ...(areEnough ? [] : open)];
}

/** Whether both say the same of the enterprise, whatever is kept of the other choice. */
export function isSameParty(one: RecordDraft['signature'], other: RecordDraft['signature']): boolean {
  const said = ({ kind, name, reason, witness }: RecordDraft['signature']) =>
    JSON.stringify(kind === 'refused' ? [kind, reason.trim(), witness.trim()] : [kind, name.trim()]);
  return said(one) === said(other);
}

/** What about the party is still to be entered before anybody can sign. */
export function partyGap(signature: RecordDraft['signature']): 'name' | 'refusal' | null {
  if (signature.kind === 'refused')
    return signature.reason.trim() === '' || signature.witness.trim() === '' ? 'refusal' : null;
  return signature.name.trim() === '' ? 'name' : null;
}
