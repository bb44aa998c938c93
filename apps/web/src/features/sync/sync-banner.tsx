/** Above every screen of the field area: what keeps work on this tablet, and what one can do about it. */
import { countsByState } from '@liangma/offline/outbox';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload, IconKey, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useConnected } from '../../api/connection.ts';
import { useT } from '../../messages/use-t.ts';
import { useField, useOutbox } from '../../offline/use-field.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ChangePasswordDialog, LoginDialog, useSession } from '../people/public.ts';
import styles from './sync-banner.module.css';
import { troubleText } from './trouble-text.ts';
import { useSyncStatus } from './use-sync.ts';

type Tone = 'plain' | 'warning' | 'danger';

function Line({
  tone,
  icon,
  action,
  children,
}: {
  tone: Tone;
  icon: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.line} data-tone={tone}>
      {icon}
      <span className={styles.text}>{children}</span>
      {action}
    </div>
  );
}

export function SyncBanner() {
  const t = useT();
  const connected = useConnected();
  const status = useSyncStatus();
  const counts = countsByState(useOutbox());
  const { waiting, attention } = counts;
  return (
    <output className={styles.place}>
      {status.trouble !== null && (
        <Line tone="danger" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {troubleText(status.trouble)}
        </Line>
      )}
      <LoginLine />
      {!connected && (
        <Line tone="warning" icon={<IconWifiOff size={18} aria-hidden />}>
          {waiting > 0 ? t('sync.offline-count', { count: waiting }) : t('sync.offline')}
        </Line>
      )}
      {connected && waiting > 0 && (
        <Line
          tone="plain"
          icon={<IconCloudUpload size={18} aria-hidden />}
          action={<AppLink to="/field/sync">{t('sync.see')}</AppLink>}
        >
          {t('sync.waiting-count', { count: waiting })}
          {status.isSending && ` · ${t('sync.sending')}`}
        </Line>
      )}
      {attention > 0 && (
        <Line
          tone="warning"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          action={<AppLink to="/field/sync">{t('sync.see')}</AppLink>}
        >
          {t('sync.attention-count', { count: attention })}
        </Line>
      )}
    </output>
  );
}

/** The session at the server has ended, or is somebody else's: work goes on here, sending waits for the password. */
function LoginLine() {
  const t = useT();
  const { sync } = useField();
  const { account } = useSession();
  const { paused } = useSyncStatus();
  const [dialog, setDialog] = useState<'login' | 'password' | null>(null);
  const again = () => void sync.everything();
  if (paused === null || paused.kind === 'revoked') return null;
  const mustChange = paused.kind === 'login' && account.mustChangePassword;
  return (
    <>
      <Line
        tone="warning"
        icon={<IconKey size={18} aria-hidden />}
        action={
          <Button size="compact-md" variant="default" onClick={() => setDialog(mustChange ? 'password' : 'login')}>
            {t(mustChange ? 'sync.login.change' : 'sync.login.action')}
          </Button>
        }
      >
        {mustChange && t('sync.login.password-first')}
        {!mustChange && paused.kind === 'login' && t('sync.login.banner')}
        {paused.kind === 'other-account' && t('sync.login.other', { other: paused.name, name: account.displayName })}
      </Line>
      <LoginDialog opened={dialog === 'login'} onClose={() => setDialog(null)} account={account} onDone={again} />
      <ChangePasswordDialog
        opened={dialog === 'password'}
        onClose={() => {
          setDialog(null);
          again();
        }}
      />
    </>
  );
}
