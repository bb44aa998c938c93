/** Whether one may leave the office now: numbers in stock, inspections on the tablet, and how old that is. */
import { Text } from '@mantine/core';
import { IconCloudCheck } from '@tabler/icons-react';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { formatInstant, formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldInspections, usePackFacts } from '../../offline/use-field.tsx';
import { useNumbersLeft } from '../field-documents/public.ts';
import styles from './field.module.css';
import { useToday } from './use-official-time.ts';

export function OfflineReady() {
  const t = useT();
  const today = useToday();
  const left = useNumbersLeft();
  const inspections = useFieldInspections();
  const { syncedAt } = usePackFacts();
  if (left === undefined || inspections === undefined || syncedAt === null) return null;
  // the kind with the fewest decides what can still be written out there
  const least = Math.min(...Object.values(left).map(({ count }) => count));
  return (
    <Text c="dimmed" className={styles.rowWhen}>
      <IconCloudCheck size={18} aria-hidden />
      {t(least === 0 ? 'field.today.ready-unnumbered' : 'field.today.ready', {
        numbers: least,
        inspections: inspections.length,
        time: officialDay(syncedAt) === today ? formatTime(syncedAt) : formatInstant(syncedAt),
      })}
    </Text>
  );
}
