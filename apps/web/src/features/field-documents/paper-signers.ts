/** Who signs a written document, and when it is enough. Pure. */
import type { DrawnSignature } from '@liangma/contract/evidence';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { leastOfficers } from '@liangma/domain/inspection/record';
import type { PaperSigning, PartySigner } from './paper-draft.ts';

export interface PaperSigner {
  key: string;
  role: DrawnSignature['role'];
  name: string;
  officerId: string | null;
  isRequired: boolean;
}

/** Kinds that record what somebody did or said before the officers: without signatures they prove nothing. */
const needSignatures: readonly WrittenDocumentKind[] = ['inquiry', 'survey', 'sampling', 'service-receipt'];

/** Who signs for the enterprise to begin with: the person that the document names, or who was there. */
export function firstParty(content: DocumentContent, view: InspectionView): PartySigner {
  const present = view.record?.content.present.name ?? view.enterprise.contactName;
  const signed = (name: string): PartySigner => ({ kind: 'signed', name: name === '' ? present : name, witness: '' });
  switch (content.kind) {
    case 'inquiry':
      return signed(content.person.name);
    case 'survey':
      return signed(content.party);
    case 'service-receipt':
      return content.refusal
        ? { kind: 'refused', name: content.recipient, witness: content.refusal.witness }
        : signed(content.recipient);
    default:
      return signed('');
  }
}

/** Whether the party's answer is part of the content, so that it is not asked again when signing. */
export const isPartyInContent = (content: DocumentContent): boolean => content.kind === 'service-receipt';

/** Nobody is there to sign when a document goes by post or electronically. */
function isPartyThere(content: DocumentContent): boolean {
  return content.kind !== 'service-receipt' || content.way === 'direct' || content.way === 'left';
}

/** All who may sign, in the order of signing: the enterprise or the witness, the officers, the recorder. */
export function paperSigners(view: InspectionView, { content, party }: PaperSigning): PaperSigner[] {
  const isRequired = needSignatures.includes(content.kind);
  const first: PaperSigner =
    party.kind === 'signed'
      ? { key: 'party', role: 'party', name: party.name, officerId: null, isRequired }
      : // Of a refusal nothing else tells than who was witness to it.
        { key: 'witness', role: 'witness', name: party.witness, officerId: null, isRequired: true };
  const officers = view.officerDetails.map(({ id, name }): PaperSigner => ({
    key: id,
    role: 'officer',
    name,
    officerId: id,
    isRequired,
  }));
  const recorder = 'recorder' in content ? content.recorder : '';
  const isOther = recorder !== '' && !officers.some(({ name }) => name === recorder);
  return [
    ...(isPartyThere(content) ? [first] : []),
    ...officers,
    ...(isOther ? [{ key: 'recorder', role: 'recorder' as const, name: recorder, officerId: null, isRequired }] : []),
  ];
}

/** Who still has to sign by finger before the document can be saved. */
export function missingPaperSigners(view: InspectionView, signing: PaperSigning): PaperSigner[] {
  if (signing.way === 'paper') return [];
  const required = paperSigners(view, signing).filter(({ isRequired }) => isRequired);
  const open = required.filter(({ key }) => signing.drawn[key] === undefined);
  const officers = required.filter(({ role }) => role === 'officer');
  const signed = officers.filter(({ key }) => signing.drawn[key] !== undefined).length;
  const areEnough = signed >= Math.min(leastOfficers, officers.length);
  return open.filter(({ role }) => role !== 'officer' || !areEnough);
}

/** What about the party is still to be entered before anybody can sign. */
export const isPartyOpen = ({ party }: PaperSigning): boolean =>
  (party.kind === 'signed' ? party.name : party.witness).trim() === '';
