/**
 * What a signature stands under. Its fingerprint is the SHA-256 (hex) of the texts made here; each drawn signature names
 * it, so that nobody can put a signature under another content. Server and tablet take it of the same text.
 */
import { canonical } from '../text/canonical.ts';

/** A record without its signatures. */
export function signedPart<Content extends { signatures: unknown }>(content: Content): Omit<Content, 'signatures'> {
  const { signatures: _signatures, ...signed } = content;
  return signed;
}

/** The text of a record that its signatures stand under. */
export const signedRecordText = (content: { signatures: unknown }): string => canonical(signedPart(content));

/** The text of a written document (文书) that its signatures stand under. */
export const signedDocumentText = (content: { kind: string }): string => canonical(content);
