/**
 * What a signature stands under. Its fingerprint is the SHA-256 (hex) of the texts made here; each drawn signature names
 * it. The text says of which inspection it is, and all that is handed in beside the content: a signature with all that
 * it names fits nothing else. Server and tablet take it of the same text; the server believes no fingerprint that it has
 * not taken itself. That a picture is not put under another content is not in the text: the server notes of each picture
 * which content it signs.
 */
import { canonical } from '../text/canonical.ts';

/** A record without its signatures. */
export function signedPart<Content extends { signatures: unknown }>(content: Content): Omit<Content, 'signatures'> {
  const { signatures: _signatures, ...signed } = content;
  return signed;
}

/** A record as it is handed in. */
export interface SignedRecord {
  inspectionId: string;
  /** Fingerprint of the frozen checklist that its answers belong to. */
  checklistHash: string;
  content: { signatures: unknown };
}

/** The text of a record that its signatures stand under. */
export const signedRecordText = ({ inspectionId, checklistHash, content }: SignedRecord): string =>
  canonical({ inspectionId, checklistHash, content: signedPart(content) });

/** A written document (文书) as it is handed in. */
export interface SignedDocument {
  inspectionId: string;
  documentId: string;
  /** Official number; null: a kind without. */
  number: string | null;
  content: { kind: string };
}

/** The text of a written document that its signatures stand under. */
export const signedDocumentText = ({ inspectionId, documentId, number, content }: SignedDocument): string =>
  canonical({ inspectionId, documentId, kind: content.kind, number, content });
