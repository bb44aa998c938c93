/** The year that a screen is about: named in the address, else this year, else the latest that has records. */
import { listStatisticsYears } from '@liangma/contract/statistics';
import { useSearch } from '@tanstack/react-router';
import { useEndpoint } from '../../api/queries.ts';
import { useSession } from '../people/public.ts';

export interface ChosenYear {
  year: number;
  /** Newest first; the chosen year and this year are always among them. */
  years: readonly number[];
}

/** null while it is not known which years have records. */
export function useYear(): ChosenYear | null {
  const { today } = useSession();
  const search: Record<string, string> = useSearch({ strict: false });
  const known = useEndpoint(listStatisticsYears, {});
  const asked = Number(search['year']);
  const thisYear = Number(today.slice(0, 4));
  if (!known.data && !known.error) return null;
  const withRecords = known.data?.years ?? [];
  const isAsked = Number.isInteger(asked) && asked >= 2000 && asked <= 2100;
  const usual = withRecords.includes(thisYear) ? thisYear : (withRecords[0] ?? thisYear);
  const year = isAsked ? asked : usual;
  return { year, years: [...new Set([...withRecords, thisYear, year])].toSorted((a, b) => b - a) };
}
