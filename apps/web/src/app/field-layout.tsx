/** The field area, for a tablet in the hand: a rail at the left, a bar at the bottom on a phone. */
import { Link, useLocation } from '@tanstack/react-router';
import { SessionProvider, useSession } from '../features/people/session.tsx';
import { useT } from '../messages/use-t.ts';
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

export default function FieldLayout() {
  return (
    <SessionProvider>
      <Frame area="field" navigation={<FieldNavigation />} />
    </SessionProvider>
  );
}
