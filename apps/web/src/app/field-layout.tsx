/** The field area, for a tablet in the hand: a rail at the left, a bar at the bottom on a phone. */
import { ActionIcon } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useNumberStock } from '../features/field-documents/public.ts';
import { SessionOf, useSession } from '../features/people/session.tsx';
import { InsecureScreen } from '../features/sync/insecure-screen.tsx';
import { RevokedScreen } from '../features/sync/revoked-screen.tsx';
import { SyncBanner } from '../features/sync/sync-banner.tsx';
import { useSyncStatus } from '../features/sync/use-sync.ts';
import { useT } from '../messages/use-t.ts';
import { isSecure } from '../offline/secure-context.ts';
import { lockField, onFieldChange } from '../offline/current-field.ts';
import { FieldProvider, useField } from '../offline/use-field.tsx';
import { startAppUpdates } from './app-update.ts';
import styles from './field-layout.module.css';
import { Frame } from './frame.tsx';
import { isWithin, navigationOf } from './routes.ts';

function FieldNavigation() {
  const t = useT();
  const { account } = useSession();
  const { pathname } = useLocation();
  return (
    <nav className={styles.navigation} aria-label={t('app.navigation')}>
      <ul>
        {navigationOf('field', account.roles).map((route) => {
          const Icon = route.navigation?.icon;
          return (
            <li key={route.path}>
              <Link
                to={route.path}
                className={styles.link}
                aria-current={isWithin(pathname, route.path) ? 'page' : undefined}
              >
                {Icon && <Icon size={24} stroke={1.6} aria-hidden />}
                {t(route.title)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The account of the tablet, as the server last described it: there may be no session at all. */
function FieldArea() {
  const field = useField();
  const session = useSyncExternalStore(onFieldChange, field.session);
  const { paused } = useSyncStatus();
  useEffect(startAppUpdates, []);
  useNumberStock(paused !== null);
  // It cannot be taken back: whoever takes unsent work out meanwhile is not disturbed by another answer.
  const [isRevoked, setRevoked] = useState(field.isRevoked);
  if (paused?.kind === 'revoked' && !isRevoked) setRevoked(true);
  if (isRevoked) return <RevokedScreen />;
  return (
    <SessionOf view={session}>
      <Frame area="field" navigation={<FieldNavigation />} tools={<LockButton />} banner={<SyncBanner />} />
    </SessionOf>
  );
}

function LockButton() {
  const t = useT();
  return (
    <ActionIcon variant="transparent" c="white" size={44} aria-label={t('sync.lock')} onClick={() => lockField()}>
      <IconLock size={22} aria-hidden />
    </ActionIcon>
  );
}

export default function FieldLayout() {
  if (!isSecure()) return <InsecureScreen />;
  return (
    <FieldProvider>
      <FieldArea />
    </FieldProvider>
  );
}
