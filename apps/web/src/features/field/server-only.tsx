/** What only the server has: shown when it can be reached, else said in one calm line. */
import { IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NetworkError, isProblem } from '../../api/problem-error.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import type { LoadedProps } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface ServerOnlyProps<Data> {
  query: LoadedProps<Data>['query'];
  children: (data: Data) => ReactNode;
}

/** `<ServerOnly query={query}>{(data) => …}</ServerOnly>` */
export function ServerOnly<Data>({ query, children }: ServerOnlyProps<Data>) {
  if (query.data === undefined && isAway(query.error)) return <NotNow error={query.error} />;
  return <Loaded query={query}>{children}</Loaded>;
}

/** Whether the error only says that the server cannot be asked now. */
export const isAway = (error: unknown): boolean =>
  error instanceof NetworkError || isProblem(error, 'session/required');

export function NotNow({ error }: { error: unknown }) {
  const t = useT();
  return (
    <Notice tone="info" icon={<IconCloudOff aria-hidden />}>
      {t(error instanceof NetworkError ? 'field.server-only.offline' : 'field.server-only.login')}
    </Notice>
  );
}
