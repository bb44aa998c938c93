/** The links of the desk's navigation by group; only icons when collapsed. */
import { Tooltip } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useSession } from '../features/people/session.tsx';
import { useT } from '../messages/use-t.ts';
import styles from './navigation-list.module.css';
import { isWithin, navigationOf } from './routes.ts';
import { navigationGroups } from './screen-route.ts';

export interface NavigationListProps {
  collapsed?: boolean;
  onFollow?: () => void;
}

export function NavigationList({ collapsed = false, onFollow }: NavigationListProps) {
  const t = useT();
  const { account } = useSession();
  const { pathname } = useLocation();
  const routes = navigationOf('desk', account.roles);
  // /plans/lines belongs to 计划 unless it stands in the navigation itself: the longest path wins.
  const current = routes
    .filter((route) => isWithin(pathname, route.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0];

  return navigationGroups.map((group) => {
    const own = routes.filter((route) => route.navigation?.group === group);
    if (own.length === 0) return null;
    return (
      <div key={group} className={styles.group} data-collapsed={collapsed || undefined}>
        <h2 className={styles.heading} id={`navigation-${group}`}>
          {t(`app.group.${group}`)}
        </h2>
        <ul aria-labelledby={`navigation-${group}`}>
          {own.map((route) => {
            const { icon: Icon, count: Count } = route.navigation ?? {};
            return (
              <li key={route.path}>
                <Tooltip label={t(route.title)} position="right" disabled={!collapsed}>
                  <Link
                    to={route.path}
                    className={styles.link}
                    aria-current={route === current ? 'page' : undefined}
                    {...(onFollow ? { onClick: onFollow } : {})}
                  >
                    {Icon && <Icon size={20} stroke={1.7} aria-hidden />}
                    <span className={styles.text}>{t(route.title)}</span>
                    {Count && <Count />}
                  </Link>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      </div>
    );
  });
}
