/** Asks the rules about the inspection as it stands in the form, a moment after the last change. */
import { useDebouncedValue } from '@mantine/hooks';
import { checkInspection } from '@liangma/contract/inspections';
import type { InspectionFields } from '@liangma/contract/inspection-views';
import { useMemo } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useEndpoint } from '../../api/queries.ts';
import type { CallOutput } from '../../api/client.ts';
import { emptyToMissing } from '../../ui/empty-to-missing.ts';
import { inspectionFormSchema, toFields } from './inspection-form-schema.ts';

const pauseMs = 400;

export interface LiveCheck {
  /** What the rules say; null until enough is filled in. */
  answer: CallOutput<typeof checkInspection> | null;
  /** The answer is about exactly what stands in the form. */
  isCurrent: boolean;
  error: Error | null;
  retry: () => void;
}

export function useLiveCheck(values: FieldValues): LiveCheck {
  const parsed = inspectionFormSchema.safeParse(emptyToMissing(inspectionFormSchema, values));
  // As text, so that a render without a change does not start the pause again.
  const written = JSON.stringify(parsed.success ? toFields(parsed.data) : null);
  const [settled] = useDebouncedValue(written, pauseMs);
  const body = useMemo(() => JSON.parse(settled) as InspectionFields | null, [settled]);
  const query = useEndpoint(checkInspection, { body: body as InspectionFields }, { enabled: body !== null });
  const isComplete = written !== 'null' && body !== null;
  return {
    answer: isComplete ? (query.data ?? null) : null,
    isCurrent: isComplete && written === settled && query.isSuccess && !query.isPlaceholderData,
    error: isComplete && !query.isFetching ? query.error : null,
    retry: () => void query.refetch(),
  };
}
