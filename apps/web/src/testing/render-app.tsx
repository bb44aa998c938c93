/** Renders the real app at an address, with the real router, over a faked server. */
import { RouterProvider, createMemoryHistory } from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import { newQueryClient } from '../api/queries.ts';
import { Providers } from '../app/providers.tsx';
import { createAppRouter } from '../app/router.tsx';
import type { FakeServer } from './fake-server.ts';

type AppRouter = ReturnType<typeof createAppRouter>;
let opened: AppRouter[] = [];

/**
 * A navigation that a test leaves under way would load its screen and set the state of React after jsdom has gone, which
 * fails the whole run in another test's name: without a screen it is let run to its end.
 */
async function settle(router: AppRouter): Promise<void> {
  router.startTransition = async (commit) => {
    commit();
    return false;
  };
  // a loader whose answer the test holds back for ever is the one thing that does not end
  await vi.waitFor(() => router.state.status === 'idle' || Promise.reject(new Error('loading')), 1000).catch(() => {});
}

afterEach(async () => {
  cleanup();
  await Promise.all(opened.map(settle));
  opened = [];
});

export function renderApp(address: string, server: FakeServer) {
  vi.stubGlobal('fetch', server.fetch);
  const queryClient = newQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false }, mutations: { retry: false } });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createAppRouter(queryClient, history);
  opened.push(router);
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
