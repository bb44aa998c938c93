/**
 * The stamp that proves when the server last spoke to a tablet: the instant, signed with the secret of the bureau for
 * this tablet. The tablet returns it with what it did without network, see `verifiedInstant`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (bureauSecret: Uint8Array, deviceId: string, instant: string) =>
  createHmac('sha256', bureauSecret).update(`${deviceId}.${instant}`).digest('base64url');

/**
 * The stamp for a tablet.
 * @param instant ISO instant of the server at which it answers the tablet
 */
export function signDeviceStamp(bureauSecret: Uint8Array, deviceId: string, instant: string): string {
  return `${instant}.${signatureOf(bureauSecret, deviceId, instant)}`;
}

/** The instant of a stamp that we signed for this tablet, or null for every other text. */
export function verifyDeviceStamp(bureauSecret: Uint8Array, deviceId: string, stamp: string): string | null {
  const cut = stamp.lastIndexOf('.');
  const instant = stamp.slice(0, Math.max(0, cut));
  const given = Buffer.from(stamp.slice(cut + 1));
  const expected = Buffer.from(signatureOf(bureauSecret, deviceId, instant));
  return given.length === expected.length && timingSafeEqual(given, expected) ? instant : null;
}
