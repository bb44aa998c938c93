/**
 * How the record stands as it is filled in: what it lacks, how far one is, which conclusion follows. Worked out once for
 * all that show it, and after the save: nothing stands between a tap and the disk.
 */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { createContext, useContext, useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { DraftGap } from './draft-gaps.ts';
import { draftGaps } from './draft-gaps.ts';
import type { RecordDraft } from './record-draft.ts';
import { progressOf, toContent } from './record-draft.ts';
import { useNow } from './use-now.ts';

interface Standing {
  gaps: DraftGap[];
  answered: number;
  all: number;
  /** The conclusion that follows from the answers; null: nothing is answered yet. */
  conclusion: string | null;
}

const StandingContext = createContext<Standing>({ gaps: [], answered: 0, all: 0, conclusion: null });

export const useStanding = (): Standing => useContext(StandingContext);

function standingOf(draft: RecordDraft, view: InspectionView, now: string): Standing {
  const { conclusion, answers, findings } = toContent(draft, view, now);
  const isBegun = answers.length + findings.length > 0 || view.checklist.length === 0;
  return {
    gaps: draftGaps(draft, view, now),
    ...progressOf(draft, view.checklist),
    conclusion: isBegun ? conclusion : null,
  };
}

export interface RecordStandingProps {
  view: InspectionView;
  isSaving: boolean;
  children: ReactNode;
}

/** Follows every change of the form around it, as soon as nothing is being saved. */
export function RecordStanding({ view, isSaving, children }: RecordStandingProps) {
  const newest = useWatch<RecordDraft>() as RecordDraft;
  const [settled, setSettled] = useState(newest);
  if (!isSaving && settled !== newest) setSettled(newest);
  const draft = useDeferredValue(settled);
  // An end that is not entered is now: a clock that goes wrong must show.
  const now = useNow(30_000);
  const standing = useMemo(() => standingOf(draft, view, new Date(now).toISOString()), [draft, view, now]);
  return <StandingContext value={standing}>{children}</StandingContext>;
}
