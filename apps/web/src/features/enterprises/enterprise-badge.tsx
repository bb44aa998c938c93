/** Whether the enterprise still exists, as a badge; nothing is said of what goes without saying. */
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

export function EnterpriseBadge({ status }: { status: EnterpriseView['status'] }) {
  const t = useT();
  return (
    <StatusBadge tone={status === 'active' ? 'success' : 'neutral'}>{t(`enterprises.status.${status}`)}</StatusBadge>
  );
}
