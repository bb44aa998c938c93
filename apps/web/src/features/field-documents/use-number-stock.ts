/** Keeps the stock of official numbers full while the server can be reached. */
import { useEffect } from 'react';
import { useConnected } from '../../api/connection.ts';
import { useFieldAccount, useServerClock, useStore } from '../../offline/use-field.tsx';
import { fillNumbers, officialYear } from './number-stock.ts';

export function useNumberStock(): void {
  const store = useStore();
  const { deviceId } = useFieldAccount();
  const connected = useConnected();
  const offsetMs = useServerClock()?.offsetMs ?? 0;
  useEffect(() => {
    // Whatever hinders it (no network, no session) is said where a number is needed and none is left.
    if (connected) void fillNumbers(store, deviceId, officialYear(offsetMs)).catch(() => undefined);
  }, [store, deviceId, offsetMs, connected]);
}
