/**
 * The inspection code on the screen, made on this tablet: shown unchanged until it is about to run out, since a picture
 * that keeps changing is hard to scan.
 */
import { inspectionCodeSeconds } from '@liangma/domain/codes/signed-code';
import { useEffect, useState } from 'react';
import { useFieldBureau, usePackInspection, useServerClock } from '../../offline/use-field.tsx';
import { expiryAt, signInspectionCode } from './local-code.ts';
import { useNow } from './use-now.ts';

/** A code with less time left than this is replaced: who has just scanned it must still be able to confirm. */
const renewBelowSeconds = 120;

interface Shown {
  url: string;
  /** Seconds since 1970, by the clock of the server. */
  expiresAt: number;
}

/** null: the tablet holds no secret for it, or the code is still being made. */
export function useInspectionCode(inspectionId: string): {
  url: string | null;
  secondsLeft: number;
  hasSecret: boolean;
} {
  const packed = usePackInspection(inspectionId);
  const clock = useServerClock();
  const origin = useFieldBureau()?.origin ?? null;
  const now = useNow(1_000) + (clock?.offsetMs ?? 0);
  const [shown, setShown] = useState<Shown | null>(null);
  const secret = packed?.codeSecret ?? null;
  const left = shown ? shown.expiresAt - now / 1000 : 0;
  // A clock that was set back must not keep a code that the server takes for one of the future.
  const isOld = left < renewBelowSeconds || left > inspectionCodeSeconds + 1;

  useEffect(() => {
    if (secret === null || origin === null || !isOld) return;
    let isLate = false;
    const expiresAt = expiryAt(now);
    void signInspectionCode(secret, inspectionId, expiresAt).then((token) => {
      if (!isLate) setShown({ url: `${origin}/c/${token}`, expiresAt });
    });
    return () => {
      isLate = true;
    };
    // `now` only dates the code that is made; its ticking makes no other.
  }, [secret, origin, inspectionId, isOld, now]);

  return {
    url: shown && left > 0 ? shown.url : null,
    secondsLeft: Math.max(0, Math.ceil(left)),
    hasSecret: secret !== null && origin !== null,
  };
}
