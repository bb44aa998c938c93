/**
 * Codes on the tablet, without the server: the inspection code is signed here with the secret of the inspection, in the
 * very format of the server; a scanned text is compared with what the tablet knows of the enterprise.
 */
import type { PackEnterprise } from '@liangma/contract/field-pack';
import { creditCodesIn } from '@liangma/domain/enterprise/credit-codes-in-text';
import { inspectionCodeBody, inspectionCodeSeconds, joinCode, parseCode } from '@liangma/domain/codes/signed-code';
import { hashOfBytes } from '@liangma/offline/hash';

/** Bytes of the signature that are kept; as the server cuts it. */
const signatureBytes = 16;

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.codePointAt(0) ?? 0);
}

const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/**
 * An inspection code, without address.
 * @param secret of the inspection, base64url
 * @param expiresAt seconds since 1970 (UTC), by the clock of the server
 */
export async function signInspectionCode(secret: string, inspectionId: string, expiresAt: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', fromBase64url(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const body = inspectionCodeBody(inspectionId, expiresAt);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body));
  return joinCode(body, toBase64url(new Uint8Array(signature).subarray(0, signatureBytes)));
}

/** When a code that is made now runs out: seconds since 1970 by the clock of the server. */
export const expiryAt = (serverNowMs: number): number => Math.floor(serverNowMs / 1000) + inspectionCodeSeconds;

/** SHA-256 of a text, 64 lower-case hex digits. */
export const sha256Hex = (text: string): Promise<string> => hashOfBytes(new TextEncoder().encode(text));

// A torn or changed code of ours is none, even where its digits happen to look like a credit code.
const ourShape = /(^|[/?#\s])[ei]\.[0-9a-f]{8}/i;

const licenceCodesIn = (text: string): string[] => (ourShape.test(text) ? [] : creditCodesIn(text));

/** The printed enterprise code in a scanned text: its token without the address around it, or null. */
function enterpriseTokenIn(text: string): { id: string; token: string } | null {
  const parsed = parseCode(text);
  if (!parsed.ok || parsed.value.kind !== 'enterprise') return null;
  return { id: parsed.value.id, token: `${parsed.value.signed}.${parsed.value.signature}` };
}

/** Whose code a scanned text is, as far as the register on the tablet tells; null: nobody's that it knows. */
export function enterpriseOf(text: string, register: readonly PackEnterprise[]): PackEnterprise | null {
  const token = enterpriseTokenIn(text);
  if (token) return register.find(({ id }) => id === token.id) ?? null;
  const creditCodes = licenceCodesIn(text);
  const [found, second] = register.filter((one) => creditCodes.includes(one.creditCode));
  // A text that names two firms of the register says nothing about where one stands.
  return second ? null : (found ?? null);
}

/** `forged`: it names the enterprise, but is not the code that was printed for it. */
export type ScanVerdict = 'right' | 'other' | 'forged' | 'unreadable';

/**
 * Whether a scanned text is a code of the enterprise of an inspection.
 * @param expected `codeHash`: SHA-256 of its enterprise code as printed
 */
export async function judgeScan(
  text: string,
  expected: { enterpriseId: string; creditCode: string; codeHash: string },
): Promise<ScanVerdict> {
  const token = enterpriseTokenIn(text);
  if (token) {
    if (token.id !== expected.enterpriseId) return 'other';
    return (await sha256Hex(token.token)) === expected.codeHash ? 'right' : 'forged';
  }
  const creditCodes = licenceCodesIn(text);
  if (creditCodes.length === 0) return 'unreadable';
  return creditCodes.includes(expected.creditCode) ? 'right' : 'other';
}
