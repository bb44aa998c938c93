/** Follows an import: asks again while the server reads or writes, and afterwards everything that it may have changed. */
import { getImport } from '@liangma/contract/imports';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { isBusy } from './import-run-facts.ts';

const pauseMs = 700;

export function useImportRun(importId: string) {
  const queryClient = useQueryClient();
  const input = { params: { importId } };
  const query = useEndpoint(getImport, input);
  const busy = isBusy(query.data);
  // The same question a second time: whether it is repeated depends on the answer to the first.
  useEndpoint(getImport, input, { refetchEveryMs: busy && pauseMs });
  const wasBusy = useRef(busy);
  useEffect(() => {
    if (wasBusy.current && !busy) void queryClient.invalidateQueries();
    wasBusy.current = busy;
  }, [busy, queryClient]);
  return query;
}
