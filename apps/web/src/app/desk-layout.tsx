/** The desk area: navigation at the left, collapsible; a drawer on narrow screens. */
import { ActionIcon, Drawer } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { SessionProvider } from '../features/people/session.tsx';
import { useT } from '../messages/use-t.ts';
import styles from './desk-layout.module.css';
import { Frame } from './frame.tsx';
import { NavigationList } from './navigation-list.tsx';

const storageKey = 'liangma.navigation';

export default function DeskLayout() {
  const t = useT();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(storageKey) === 'collapsed');
  const [drawer, setDrawer] = useState(false);
  const collapse = (next: boolean) => {
    setCollapsed(next);
    localStorage.setItem(storageKey, next ? 'collapsed' : 'open');
  };
  const CollapseIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;

  return (
    <SessionProvider>
      <Frame
        area="desk"
        menuButton={
          <ActionIcon
            className={styles.menuButton}
            variant="transparent"
            c="white"
            size={44}
            aria-label={t('app.open-navigation')}
            onClick={() => setDrawer(true)}
          >
            <IconMenu2 size={22} />
          </ActionIcon>
        }
        navigation={
          <>
            <nav className={styles.side} aria-label={t('app.navigation')} data-collapsed={collapsed || undefined}>
              <div className={styles.links}>
                <NavigationList collapsed={collapsed} />
              </div>
              <ActionIcon
                className={styles.collapse}
                variant="subtle"
                color="dark"
                size={36}
                aria-label={t(collapsed ? 'app.expand-navigation' : 'app.collapse-navigation')}
                onClick={() => collapse(!collapsed)}
              >
                <CollapseIcon size={20} stroke={1.7} />
              </ActionIcon>
            </nav>
            <Drawer.Root opened={drawer} onClose={() => setDrawer(false)} size={280}>
              <Drawer.Overlay />
              <Drawer.Content aria-label={t('app.navigation')}>
                <div className={styles.drawerHead}>
                  {t('app.name')}
                  <Drawer.CloseButton aria-label={t('app.close-navigation')} />
                </div>
                <nav aria-label={t('app.navigation')}>
                  <NavigationList onFollow={() => setDrawer(false)} />
                </nav>
              </Drawer.Content>
            </Drawer.Root>
          </>
        }
      />
    </SessionProvider>
  );
}
