/** One account, found in the list: the contract has no endpoint for a single one, and a bureau has few. */
import { maxPageSize } from '@liangma/contract/page';
import { listAccounts } from '@liangma/contract/people';
import type { AccountView } from '@liangma/contract/people';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

async function find(id: string, cursor: string | null, signal: AbortSignal): Promise<AccountView | null> {
  const query = { limit: maxPageSize, ...(cursor === null ? {} : { cursor }) };
  const page = await call(listAccounts, { query }, { signal });
  const account = page.items.find((one) => one.id === id);
  if (account) return account;
  return page.nextCursor === null ? null : find(id, page.nextCursor, signal);
}

/** `data` is null when there is no such account. */
export const useAccount = (id: string) =>
  useQuery({ queryKey: [listAccounts.name, 'one', id], queryFn: ({ signal }) => find(id, null, signal) });
