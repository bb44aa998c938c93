/** The stock of official numbers: kept full while the server can be reached, and how much of it is left. */
import { numberedKinds } from '@liangma/contract/inspection-documents';
import { useEffect, useState } from 'react';
import { useConnected } from '../../api/connection.ts';
import { useField, usePackFacts, useServerClock } from '../../offline/use-field.tsx';
import type { NumberedKind, NumbersLeft } from './number-stock.ts';
import { fillNumbers, lastYearAhead, numbersLeft, officialYear } from './number-stock.ts';

/**
 * Fills the stock up with every contact with the server, whatever screen is open: nobody knows beforehand which tablet
 * will be without network.
 * @param isPaused the server wants something first, such as a log-in
 */
export function useNumberStock(isPaused: boolean): void {
  const { store, deviceId } = useField();
  const connected = useConnected();
  const { syncedAt } = usePackFacts();
  const offsetMs = useServerClock()?.offsetMs;
  const now = offsetMs === undefined ? null : officialYear(offsetMs);
  const last = offsetMs === undefined ? null : lastYearAhead(offsetMs);
  useEffect(() => {
    if (!connected || isPaused || now === null || last === null) return;
    // Whatever hinders it is said where a number is needed and none is left.
    void fillNumbers(store, deviceId, { now, last }).catch(() => undefined);
  }, [store, deviceId, now, last, connected, isPaused, syncedAt]);
}

/** What is left of this year's numbers, by kind; undefined while it is read. */
export function useNumbersLeft(): Readonly<Record<NumberedKind, NumbersLeft>> | undefined {
  const { store } = useField();
  const year = officialYear(useServerClock()?.offsetMs ?? 0);
  const [left, setLeft] = useState<Record<NumberedKind, NumbersLeft>>();
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const rows = await Promise.all(
        numberedKinds.map(async (kind) => [kind, await numbersLeft(store, kind, year)] as const),
      );
      if (!isGone) setLeft(Object.fromEntries(rows) as Record<NumberedKind, NumbersLeft>);
    };
    // A store that fails says so itself.
    const look = () => void read().catch(() => undefined);
    look();
    const leave = store.onWrite((tables) => tables.has('meta') && look());
    return () => {
      isGone = true;
      leave();
    };
  }, [store, year]);
  return left;
}
