/** Honest marks of a visit: what is only on this tablet, what the server has, what a person must decide, whether it counts. */
import { Text } from '@mantine/core';
import type { OutboxItem } from '@liangma/offline/outbox-item';
import type { LocalInspection } from '@liangma/offline/project';
import { IconScale } from '@tabler/icons-react';
import { formatTime } from '../../messages/format.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { SyncMark } from '../sync/public.ts';
import { countingOf } from './counting.ts';
import styles from './field.module.css';

/** The mark of the whole visit: that of its step that has come least far. */
export function VisitMark({ local }: { local: LocalInspection }) {
  const open =
    local.items.find(({ state }) => state === 'attention') ?? local.items.find(({ receipt }) => receipt === null);
  const item = open ?? local.items.at(-1);
  return item ? <SyncMark item={item} isCounted={countingOf(local).verdict === 'counted'} /> : null;
}

const isHeld = ({ state, receipt }: OutboxItem): boolean => state === 'attention' && receipt?.outcome === 'held';

/** What the rules refused and a person decides about; nothing of it is lost. */
export function HeldNotice({ local }: { local: LocalInspection }) {
  const t = useT();
  const held = local.items.filter(isHeld);
  const others = Math.max(0, local.view.heldCount - held.length);
  if (held.length + others === 0) return null;
  return (
    <Notice
      tone="warning"
      icon={<IconScale aria-hidden />}
      title={t('field.held.head', { count: held.length + others })}
      announce="status"
    >
      {held.map((item) => (
        <span key={item.envelope.commandId} className={styles.heldLine}>
          {t('field.held.line', {
            step: t(`field.command.${item.envelope.command.kind}`),
            why: item.receipt?.problem?.title ?? '',
          })}
        </span>
      ))}
      {others > 0 && <span className={styles.heldLine}>{t('field.held.others', { count: others })}</span>}
      <span className={styles.heldLine}>{t('field.held.where')}</span>
    </Notice>
  );
}

/** The steps of this visit that were taken on this tablet, and whether it counts. */
export function VisitMarks({ local }: { local: LocalInspection }) {
  const t = useT();
  const language = useLanguage() === 'zh-CN' ? 'zh' : 'en';
  const { verdict, reasons } = countingOf(local);
  return (
    <Panel title={t('field.marks.title')}>
      <div className={styles.fields}>
        {local.items.length > 0 && (
          <ul className={styles.list}>
            {local.items.map((item) => (
              <li key={item.envelope.commandId} className={styles.rowHead}>
                <span>
                  {formatTime(item.envelope.deviceAt)} {t(`field.command.${item.envelope.command.kind}`)}
                </span>
                <SyncMark item={item} />
              </li>
            ))}
          </ul>
        )}
        {local.items.some(({ receipt }) => receipt === null) && (
          <AppLink to="/field/sync" className={styles.touchLink}>
            {t('field.marks.sync')}
          </AppLink>
        )}
        <div>
          <div className={styles.rowHead}>
            <Text fw={600}>{t('field.counting.title')}</Text>
            <StatusBadge tone={verdict === 'counted' ? 'success' : verdict === 'later' ? 'neutral' : 'warning'}>
              {t(`field.counting.${verdict}`)}
            </StatusBadge>
          </div>
          {reasons.map((reason) => (
            <Text key={reason.zh} c="dimmed">
              {reason[language]}
            </Text>
          ))}
        </div>
      </div>
    </Panel>
  );
}
