/** Who is logged in: the query behind it, and the context that screens read. */
import type { Permission } from '@liangma/contract/permissions';
import { may } from '@liangma/contract/permissions';
import { getSession } from '@liangma/contract/people';
import type { SessionView } from '@liangma/contract/people';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../api/client.ts';

export const sessionQuery = queryOptions({
  queryKey: [getSession.name, {}],
  queryFn: ({ signal }) => call(getSession, {}, { signal }),
  staleTime: 5 * 60_000,
});

export interface Session extends SessionView {
  /** Whether the account holds a permission; for showing or hiding, the server decides anyway. */
  may: (permission: Permission) => boolean;
}

const SessionContext = createContext<Session | null>(null);

/** Renders its children once it is known who is logged in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(sessionQuery);
  return <SessionOf view={data}>{children}</SessionOf>;
}

/** The same for an account that is known without asking the server: on an unlocked tablet. */
export function SessionOf({ view: data, children }: { view: SessionView | undefined; children: ReactNode }) {
  const session = useMemo<Session | null>(
    () => (data ? { ...data, may: (permission) => may(data.account.roles, permission) } : null),
    [data],
  );
  return session && <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is logged in; only inside the areas. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}
