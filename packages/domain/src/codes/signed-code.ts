/**
 * What the QR codes hold: an opaque id with a short signature, as one URL-safe text.
 * Inspection code (检查码): `i.<id>.<expiry>.<signature>`, short-lived, signed with the inspection's own secret, so that a
 * tablet that holds the secret can renew it without network. Enterprise code (企业码): `e.<id>.<signature>`, printed,
 * signed with the bureau's secret. Neither imitates a national or provincial code; those are kept as external codes.
 */
import { accept, refuse, type Result } from '../result.ts';

/** How long an inspection code can be scanned; house rule. The tablet fetches a new one before it runs out. */
export const inspectionCodeSeconds = 5 * 60;

export type CodeAge = 'valid' | 'expired';

/**
 * Whether an inspection code may still be used. One that claims to live longer than any code is issued for (a clock was
 * wrong when it was made) is as useless as an expired one.
 * @param expiresAt seconds since 1970 (UTC)
 * @param now ISO instant
 */
export function ageOfCode(expiresAt: number, now: string): CodeAge {
  const left = expiresAt - Date.parse(now) / 1000;
  return left > 0 && left <= 2 * inspectionCodeSeconds ? 'valid' : 'expired';
}

/** Expiry of a code that is issued at `now`, in whole seconds since 1970 (UTC). */
export function expiryOfCode(now: string): number {
  return Math.floor(Date.parse(now) / 1000) + inspectionCodeSeconds;
}

export type ParsedCode =
  | { kind: 'inspection'; id: string; expiresAt: number; signed: string; signature: string }
  | { kind: 'enterprise'; id: string; signed: string; signature: string };

const inspectionPattern = /^i\.([0-9a-f]{32})\.([0-9a-z]{6,9})\.([\w-]{22})$/;
const enterprisePattern = /^e\.([0-9a-f]{32})\.([\w-]{22})$/;

const bare = (uuid: string) => uuid.replaceAll('-', '').toLowerCase();

/** 32 hex digits back to the UUID form. */
function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The part of an inspection code that is signed.
 * @param expiresAt seconds since 1970 (UTC)
 */
export function inspectionCodeBody(inspectionId: string, expiresAt: number): string {
  return `i.${bare(inspectionId)}.${expiresAt.toString(36)}`;
}

/** The part of an enterprise code that is signed. */
export function enterpriseCodeBody(enterpriseId: string): string {
  return `e.${bare(enterpriseId)}`;
}

/** Joins body and signature (16 bytes of HMAC-SHA256, base64url, 22 characters). */
export function joinCode(body: string, signature: string): string {
  return `${body}.${signature}`;
}

/**
 * Takes a code apart; also accepts the whole address that the QR code holds. The signature is checked by the caller.
 * Refusal: code/invalid for anything that does not have the shape of one of our codes.
 */
export function parseCode(text: string): Result<ParsedCode> {
  const token =
    text
      .trim()
      .split(/[/?#]/)
      .findLast((part) => part.includes('.') && /^[ie]\./.test(part)) ?? text.trim();
  const inspection = inspectionPattern.exec(token);
  if (inspection) {
    const [, id = '', expiry = '', signature = ''] = inspection;
    const expiresAt = Number.parseInt(expiry, 36);
    const signed = `i.${id}.${expiry}`;
    return accept({ kind: 'inspection', id: dashed(id), expiresAt, signed, signature });
  }
  const enterprise = enterprisePattern.exec(token);
  if (enterprise) {
    const [, id = '', signature = ''] = enterprise;
    return accept({ kind: 'enterprise', id: dashed(id), signed: `e.${id}`, signature });
  }
  return refuse({ code: 'code/invalid' });
}
