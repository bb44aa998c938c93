/** Deletes everything on a revoked tablet when its time is over; never while it is being written to a file. */
import { useEffect } from 'react';
import { finishStoring } from '../../offline/storing.ts';
import { wipeTablet } from '../../offline/wipe.ts';

/** @param wipeAt null: it is not revoked */
export function useWipeAt(wipeAt: string | null): void {
  useEffect(() => {
    if (wipeAt === null) return undefined;
    const left = Math.max(0, Date.parse(wipeAt) - Date.now());
    const timer = setTimeout(() => void finishStoring().then(() => wipeTablet()), left);
    return () => clearTimeout(timer);
  }, [wipeAt]);
}
