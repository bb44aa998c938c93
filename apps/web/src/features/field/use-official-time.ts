/** What time it is by the clock of the server, as far as this tablet knows: its own may be days wrong. */
import { today as officialToday } from '../../messages/format.ts';
import { useServerClock } from '../../offline/use-field.tsx';
import { useNow } from './use-now.ts';

/** Milliseconds since 1970 by the server's clock, renewed every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const clock = useServerClock();
  return useNow(everyMs) + (clock?.offsetMs ?? 0);
}

/** The official day now, 'YYYY-MM-DD'. */
export const useToday = (): string => officialToday(new Date(useServerNow(30_000)));
