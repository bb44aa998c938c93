/**
 * The code expires while the enterprise is still reading. A page that was opened in time carries a stamp, signed with the
 * secret of the inspection, with which its form is taken for a while longer.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long somebody may read before confirming; house rule. */
const readingMs = 30 * 60_000;

const signatureOf = (secret: Uint8Array, token: string, openedAt: string) =>
  createHmac('sha256', secret).update(`opened ${token} ${openedAt}`).digest('base64url');

/** The stamp for a page that is opened now. */
export function stampOf(secret: Uint8Array, token: string, now: string): string {
  const openedAt = Date.parse(now).toString(36);
  return `${openedAt}.${signatureOf(secret, token, openedAt)}`;
}

/** Whether the stamp is ours, belongs to this code, and is not too old. */
export function isStampFresh(secret: Uint8Array, token: string, stamp: string, now: string): boolean {
  const [openedAt = '', signature = ''] = stamp.split('.');
  const expected = Buffer.from(signatureOf(secret, token, openedAt));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const age = Date.parse(now) - Number.parseInt(openedAt, 36);
  return age >= 0 && age <= readingMs;
}
