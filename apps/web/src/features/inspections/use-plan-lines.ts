/** The lines of a year's plan to choose from. */
import { getPlan } from '@liangma/contract/plans';
import type { PlanLineView, PlanView } from '@liangma/contract/plans';
import { useCallback } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { isProblem } from '../../api/problem-error.ts';
import type { Option } from '../../ui/choice-fields.tsx';

export interface PlanLines {
  /** null while it loads, and when the year has no plan. */
  plan: PlanView | null;
  isLoading: boolean;
  /** The year has no plan at all. */
  isMissing: boolean;
  /** Another failure than a missing plan. */
  error: Error | null;
  options: Option[];
  lineOf: (planLineId: string | null | undefined) => PlanLineView | undefined;
}

const lineLabel = (line: PlanLineView): string =>
  [`${line.no}. ${line.matterName}`, line.objectText].filter((part) => part !== '').join(' · ');

export function usePlanLines(year: number): PlanLines {
  const query = useEndpoint(getPlan, { params: { year } });
  const isMissing = isProblem(query.error, 'resource/not-found');
  // The plan of the year before stays only until the answer for this year is there.
  const plan = query.isPlaceholderData || query.error ? null : (query.data ?? null);
  const lines = plan?.lines ?? [];
  const lineOf = useCallback(
    (planLineId: string | null | undefined) => plan?.lines.find((line) => line.id === planLineId),
    [plan],
  );
  return {
    plan,
    isLoading: query.isPending || query.isPlaceholderData,
    isMissing,
    error: isMissing ? null : query.error,
    options: lines.map((line) => ({ value: line.id, label: lineLabel(line) })),
    lineOf,
  };
}
