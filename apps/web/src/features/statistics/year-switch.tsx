/** The years one can look at, as links. */
import { Link } from '@tanstack/react-router';
import { useT } from '../../messages/use-t.ts';
import type { ChosenYear } from './use-year.ts';
import styles from './year-switch.module.css';

export function YearSwitch({ chosen, to }: { chosen: ChosenYear; to: string }) {
  const t = useT();
  return (
    <nav aria-label={t('statistics.years')} className={styles.years}>
      {chosen.years.map((year) => (
        <Link
          key={year}
          to={to}
          search={{ year: String(year) }}
          className={styles.year}
          aria-current={year === chosen.year ? 'page' : undefined}
        >
          {t('statistics.year', { year })}
        </Link>
      ))}
    </nav>
  );
}
