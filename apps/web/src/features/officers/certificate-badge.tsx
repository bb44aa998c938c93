/** What the certificate of an officer is worth on a day, as a badge. */
import type { OfficerView } from '@liangma/contract/people';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { certificateState, certificateTones } from './certificate-state.ts';

export interface CertificateBadgeProps {
  officer: Pick<OfficerView, 'status' | 'certificateKind' | 'validUntil'>;
  day: string;
}

export function CertificateBadge({ officer, day }: CertificateBadgeProps) {
  const t = useT();
  const state = certificateState(officer, day);
  return <StatusBadge tone={certificateTones[state]}>{t(`officers.certificate.${state}`)}</StatusBadge>;
}
