/** Renders the real app at an address, with the real router, over a faked server. */
import { RouterProvider, createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { newQueryClient } from '../api/queries.ts';
import { Providers } from '../app/providers.tsx';
import { createAppRouter } from '../app/router.tsx';
import type { FakeServer } from './fake-server.ts';

export function renderApp(address: string, server: FakeServer) {
  vi.stubGlobal('fetch', server.fetch);
  const queryClient = newQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false }, mutations: { retry: false } });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createAppRouter(queryClient, history);
  render(
    <Providers queryClient={queryClient} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { router, queryClient };
}

/** Renders something of the kit that needs no router. */
export function renderPart(part: ReactNode) {
  return render(
    <Providers queryClient={newQueryClient()} env="test">
      {part}
    </Providers>,
  );
}
