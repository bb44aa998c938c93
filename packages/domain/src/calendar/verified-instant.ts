/**
 * When something done without network happened. A tablet's clock may be days wrong, so what it says counts only within
 * what the server knows: not before the server last spoke to the tablet, not after the report arrived.
 */

/** How far the tablet's corrected clock may stand outside and still be believed, in milliseconds. */
const toleranceMs = 60_000;

export interface DeviceClaim {
  /** What the clock of the tablet said, ISO instant. */
  deviceAt: string;
  /** Server time minus tablet time, as the tablet measured it when they last spoke. */
  offsetMs: number;
  /** Server time of that last word, proven by the server's own stamp; null: never proven. */
  spokenAt: string | null;
}

export interface VerifiedInstant {
  /** ISO instant that counts. */
  at: string;
  /** `device`: the corrected time of the tablet; `received`: the time of arrival, since the tablet's is not possible. */
  basis: 'device' | 'received';
}

/**
 * The instant that counts for what a tablet reports.
 * @param receivedAt ISO instant at which the server received the report
 */
export function verifiedInstant(claim: DeviceClaim, receivedAt: string): VerifiedInstant {
  const received = Date.parse(receivedAt);
  const said = Date.parse(claim.deviceAt) + claim.offsetMs;
  if (claim.spokenAt === null || !Number.isFinite(said)) return { at: receivedAt, basis: 'received' };
  const spoken = Date.parse(claim.spokenAt);
  if (said < spoken - toleranceMs || said > received + toleranceMs) return { at: receivedAt, basis: 'received' };
  const at = Math.min(Math.max(said, spoken), received);
  return { at: new Date(at).toISOString(), basis: 'device' };
}
