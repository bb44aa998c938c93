/** What a certificate is worth on a day: from its kind, its state and its term. */
import type { OfficerView } from '@liangma/contract/people';
import type { Tone } from '../../ui/status-badge.tsx';

export type CertificateState = 'valid' | 'soon' | 'expired' | 'suspended' | 'cancelled' | 'supervision';

export const certificateTones: Readonly<Record<CertificateState, Tone>> = {
  valid: 'success',
  soon: 'warning',
  expired: 'danger',
  suspended: 'danger',
  cancelled: 'neutral',
  supervision: 'info',
};

/** A reminder of the house, no rule of law: training and renewal take about this long. */
export const soonDays = 90;

const dayMs = 86_400_000;

/** Suspended and cancelled go before everything else; a supervision certificate never allows inspections. */
export function certificateState(
  officer: Pick<OfficerView, 'status' | 'certificateKind' | 'validUntil'>,
  day: string,
): CertificateState {
  if (officer.status !== 'valid') return officer.status;
  if (officer.validUntil !== null && officer.validUntil < day) return 'expired';
  if (officer.certificateKind === 'supervision') return 'supervision';
  const left = officer.validUntil === null ? Infinity : (Date.parse(officer.validUntil) - Date.parse(day)) / dayMs;
  return left <= soonDays ? 'soon' : 'valid';
}
