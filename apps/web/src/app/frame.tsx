/** What both areas share: skip link, top bar, forced password change, breadcrumbs, and the screen or why not. */
import { Stack, Text } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { AccountMenu } from '../features/people/account-menu.tsx';
import { ChangePasswordForm } from '../features/people/change-password-dialog.tsx';
import { useSession } from '../features/people/session.tsx';
import { useT } from '../messages/use-t.ts';
import { CrumbsProvider } from '../ui/crumbs.ts';
import { Dialog } from '../ui/dialog.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import { OfflineBanner } from '../ui/offline-banner.tsx';
import styles from './frame.module.css';
import { NoPermissionScreen } from './last-resort.tsx';
import { ancestorsOf, homeOf, isAllowed, mayUseField, routeAt } from './routes.ts';
import type { Area } from './screen-route.ts';
import { UpdateBanner } from './update-banner.tsx';

export interface FrameProps {
  area: Area;
  navigation: ReactNode;
  /** Before the name in the top bar: the button that opens the navigation on a phone. */
  menuButton?: ReactNode;
  /** In the top bar before the account. */
  tools?: ReactNode;
  /** Above the screen; without it, whether the server can be reached. */
  banner?: ReactNode;
}

export function Frame({ area, navigation, menuButton, tools, banner = <OfflineBanner /> }: FrameProps) {
  const t = useT();
  const { account, bureau } = useSession();
  const { pathname } = useLocation();
  const other = area === 'desk' ? 'field' : 'desk';
  const route = routeAt(pathname);
  const isForbidden = route !== undefined && !isAllowed(route, account.roles);
  const mayCross = other === 'desk' || mayUseField(account.roles);

  // On the root, so that dialogs, which stand outside of the frame, are sized for fingers too.
  useEffect(() => {
    document.documentElement.dataset.area = area;
    return () => void delete document.documentElement.dataset.area;
  }, [area]);

  return (
    <div className={styles.frame} data-area={area}>
      <a href="#content" className={styles.skip}>
        {t('app.skip-to-content')}
      </a>
      <header className={styles.bar}>
        {menuButton}
        <div className={styles.brand}>
          <Mark />
          <span className={styles.name}>{t('app.name')}</span>
          <span className={styles.bureau}>{bureau.name}</span>
        </div>
        {tools}
        <LanguageSwitch />
        <AccountMenu
          accountPath={area === 'desk' ? '/account' : '/field/account'}
          otherArea={mayCross ? { path: homeOf(other, account.roles), label: t(`app.switch-to-${other}`) } : null}
        />
      </header>
      <div className={styles.middle}>
        {navigation}
        <div className={styles.column}>
          {banner}
          <UpdateBanner />
          <main id="content" tabIndex={-1} className={styles.main}>
            <CrumbsProvider value={area === 'desk' ? ancestorsOf(pathname) : []}>
              {isForbidden ? <NoPermissionScreen /> : <Outlet />}
            </CrumbsProvider>
          </main>
        </div>
      </div>
      {/* In the field the server may be out of reach: there the banner asks for it, and work goes on. */}
      <Dialog opened={area === 'desk' && account.mustChangePassword} onClose={null} title={t('people.password.title')}>
        <Stack gap="md">
          <Text size="sm">{t('people.password.must-change')}</Text>
          <ChangePasswordForm onDone={() => {}} />
        </Stack>
      </Dialog>
    </div>
  );
}
