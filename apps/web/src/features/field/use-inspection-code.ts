/**
 * The inspection code on the screen: asked for every few seconds to learn of the entry, but shown unchanged until it
 * is about to run out, since a picture that keeps changing is hard to scan.
 */
import { inspectionCodeSeconds } from '@liangma/domain/codes/signed-code';
import { getInspectionCode } from '@liangma/contract/inspections';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { useNow } from './use-now.ts';

const pollMs = 3_000;
/** Once entered, only the code itself has to be renewed. */
const renewMs = 60_000;
/** A code with less time left than this is replaced: who has just scanned it must still be able to confirm. */
const renewBelowSeconds = 120;

interface Shown {
  url: string;
  /** By the clock of this device, which may be wrong; only its course is used. */
  fetchedAt: number;
}

/** The clock of the screen ticks once a second and may lie before the answer: nothing lasts longer than it was given. */
const secondsLeft = (fetchedAt: number, now: number): number =>
  Math.max(0, Math.ceil(inspectionCodeSeconds - Math.max(0, now - fetchedAt) / 1000));

export function useInspectionCode(inspectionId: string) {
  const now = useNow(1_000);
  const [isEntered, setEntered] = useState(false);
  const query = useEndpoint(
    getInspectionCode,
    { params: { inspectionId } },
    { refetchEveryMs: isEntered ? renewMs : pollMs },
  );
  const [shown, setShown] = useState<Shown | null>(null);
  const { data, dataUpdatedAt } = query;
  if (data && data.enteredAt !== null && !isEntered) setEntered(true);
  const isOld = shown === null || secondsLeft(shown.fetchedAt, now) < renewBelowSeconds;
  if (data && isOld && dataUpdatedAt !== shown?.fetchedAt) setShown({ url: data.url, fetchedAt: dataUpdatedAt });
  return {
    query,
    url: shown?.url ?? null,
    secondsLeft: shown ? secondsLeft(shown.fetchedAt, now) : 0,
    enteredAt: data?.enteredAt ?? null,
  };
}
