/** React hooks over the client: `useEndpoint` reads, `useCommand` writes. */
import type { Endpoint } from '@liangma/contract/endpoint';
import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, newCommandId } from './client.ts';
import type { CallInput, CallOutput } from './client.ts';
import { NetworkError, ProblemError } from './problem-error.ts';

/** Whether trying again by itself can help: the catalogue says so, or the server was not reached. */
const canHelp = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ProblemError && error.problem.code === 'server/busy');

export function newQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => failures < 2 && canHelp(error);
  return new QueryClient({
    defaultOptions: {
      // 'always': offline is decided by our own request, not by the browser's flag.
      queries: { retry, staleTime: 10_000, networkMode: 'always' },
      mutations: { retry, networkMode: 'always' },
    },
  });
}

export interface EndpointOptions {
  /** false: not asked yet (an id is missing, a tab is closed). */
  enabled?: boolean;
  /** Ask again every so many milliseconds, for jobs in progress; false stops. */
  refetchEveryMs?: number | false;
}

/** Reads a GET endpoint; while the input changes, the previous answer stays (`isPlaceholderData`). */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: EndpointOptions = {},
): UseQueryResult<CallOutput<E>, Error> {
  return useQuery<CallOutput<E>>({
    queryKey: [endpoint.name, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchEveryMs ?? false,
  });
}

export interface CommandOptions<E extends Endpoint> {
  /** Endpoints whose answers this command makes old; they are asked again. */
  invalidates?: readonly Endpoint[];
  onDone?: (output: CallOutput<E>, input: CallInput<E>) => void;
}

/**
 * Writes. The command id belongs to the intention: pressing the button again after a failed connection with the same
 * input keeps it, so the server does the work once; a definite answer or other input ends it.
 */
export function useCommand<E extends Endpoint>(
  endpoint: E,
  options: CommandOptions<E> = {},
): UseMutationResult<CallOutput<E>, Error, CallInput<E>> {
  const queryClient = useQueryClient();
  const intention = useRef<{ input: string; id: string } | null>(null);
  return useMutation({
    mutationFn: async (input: CallInput<E>) => {
      const written = JSON.stringify(input);
      if (intention.current?.input !== written) intention.current = { input: written, id: newCommandId() };
      return await call(endpoint, input, { commandId: intention.current.id });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.retry === 'never') intention.current = null;
    },
    onSuccess: async (output, input) => {
      intention.current = null;
      // Waiting for the fresh answers keeps the button busy until the screen shows what was done.
      await Promise.all(
        (options.invalidates ?? []).map((one) => queryClient.invalidateQueries({ queryKey: [one.name] })),
      );
      options.onDone?.(output, input);
    },
  });
}
