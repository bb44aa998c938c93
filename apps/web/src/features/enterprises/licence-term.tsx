/** Until when a licence holds, with a warning before and after its end. */
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

type Licence = EnterpriseView['licences'][number];

/** A reminder of the house, no rule of law: renewing takes about this long. */
const soonDays = 90;

/** How long a day is away, in days; negative when it has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

export function LicenceTerm({ licence, today }: { licence: Licence; today: string }) {
  const t = useT();
  if (licence.isLongTerm) return t('enterprises.licence.long-term');
  if (licence.validUntil === null) return '—';
  const left = daysUntil(licence.validUntil, today);
  return (
    <>
      {formatDay(licence.validUntil)}{' '}
      {left < 0 && <StatusBadge tone="danger">{t('enterprises.licence.expired')}</StatusBadge>}
      {left >= 0 && left <= soonDays && (
        <StatusBadge tone="warning">{t('enterprises.licence.soon', { days: left })}</StatusBadge>
      )}
    </>
  );
}
