/**
 * Signs and checks the codes of the house: HMAC-SHA256, cut to 16 bytes. Enterprise codes (企业码) are signed with the
 * secret of the bureau and never expire; inspection codes (检查码) are signed with the secret of the inspection, which
 * the tablet holds too, and expire soon.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  ageOfCode,
  enterpriseCodeBody,
  inspectionCodeBody,
  joinCode,
  parseCode,
  type ParsedCode,
} from '@liangma/domain/codes/signed-code';
import { accept, refuse, type Result } from '@liangma/domain/result';

/** Bytes of the signature that are kept. */
const signatureBytes = 16;

/** Clocks of tablets run apart from ours; a code lives this much longer than it says. */
export const clockSkewSeconds = 60;

function signatureOf(secret: Uint8Array, body: string): Buffer {
  return createHmac('sha256', secret).update(body).digest().subarray(0, signatureBytes);
}

const sign = (secret: Uint8Array, body: string) => joinCode(body, signatureOf(secret, body).toString('base64url'));

/** Whether the code was signed with this secret; takes the same time whichever byte is wrong. */
function isSignedWith(secret: Uint8Array, code: ParsedCode): boolean {
  const given = Buffer.from(code.signature, 'base64url');
  const expected = signatureOf(secret, code.signed);
  // the last of the 22 characters has four spare bits: only our own spelling is a code
  const isOurSpelling = given.toString('base64url') === code.signature;
  return isOurSpelling && given.length === expected.length && timingSafeEqual(given, expected);
}

/** The enterprise code to print, without address. */
export function signEnterpriseCode(bureauSecret: Uint8Array, enterpriseId: string): string {
  return sign(bureauSecret, enterpriseCodeBody(enterpriseId));
}

/**
 * Checks an enterprise code, given as token or as the address that holds it.
 * @returns the id of the enterprise, or code/invalid for every other text
 */
export function verifyEnterpriseCode(bureauSecret: Uint8Array, text: string): Result<string> {
  const parsed = parseCode(text);
  if (!parsed.ok) return parsed;
  const code = parsed.value;
  if (code.kind !== 'enterprise' || !isSignedWith(bureauSecret, code)) return refuse({ code: 'code/invalid' });
  return accept(code.id);
}

/**
 * An inspection code, without address.
 * @param expiresAt seconds since 1970 (UTC)
 */
export function signInspectionCode(inspectionSecret: Uint8Array, inspectionId: string, expiresAt: number): string {
  return sign(inspectionSecret, inspectionCodeBody(inspectionId, expiresAt));
}

/**
 * Checks an inspection code. `parseCode` tells beforehand which inspection's secret is needed.
 * @param now instant, ISO 8601
 * @returns the id of the inspection; code/invalid when it is forged, code/expired when it was right and is too old
 */
export function verifyInspectionCode(inspectionSecret: Uint8Array, text: string, now: string): Result<string> {
  const parsed = parseCode(text);
  if (!parsed.ok) return parsed;
  const code = parsed.value;
  if (code.kind !== 'inspection' || !isSignedWith(inspectionSecret, code)) return refuse({ code: 'code/invalid' });
  if (ageOfCode(code.expiresAt + clockSkewSeconds, now) === 'expired') return refuse({ code: 'code/expired' });
  return accept(code.id);
}

/** What the QR code of an enterprise holds; `origin` without a slash at the end. */
export function enterpriseCodeUrl(origin: string, token: string): string {
  return `${origin}/e/${token}`;
}

/** What the QR code of an inspection holds; `origin` without a slash at the end. */
export function inspectionCodeUrl(origin: string, token: string): string {
  return `${origin}/c/${token}`;
}
