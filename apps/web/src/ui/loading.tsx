/** What a screen shows until its first answer: a place holder while loading, the problem when it failed. */
import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../messages/use-t.ts';
import { ProblemAlert } from './problem-alert.tsx';

export function Loading() {
  const t = useT();
  return (
    <Center mih={160} component="output" aria-label={t('ui.loading')}>
      <Loader type="dots" />
    </Center>
  );
}

export interface LoadedProps<Data> {
  /** The result of `useEndpoint`. */
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** `<Loaded query={query}>{(data) => …}</Loaded>` */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
