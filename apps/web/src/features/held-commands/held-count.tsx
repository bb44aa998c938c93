/** How many held commands wait for a decision, in the navigation of those who decide or made them. */
import { VisuallyHidden } from '@mantine/core';
import { listHeldCommands } from '@liangma/contract/field-commands';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { useSession } from '../people/public.ts';
import styles from './held.module.css';

const refreshMs = 60_000;

export function HeldCount() {
  const t = useT();
  const { may } = useSession();
  const isConcerned = may('conflict.resolve') || may('inspection.carry-out');
  const query = useEndpoint(listHeldCommands, {}, { enabled: isConcerned, refetchEveryMs: refreshMs });
  const count = query.data?.items.filter(({ state }) => state === 'open').length ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{t('held.open-count', { count })}</VisuallyHidden>
    </span>
  );
}
