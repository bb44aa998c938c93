/** All officers of the bureau, page after page, for choosing among them. */
import { listOfficers } from '@liangma/contract/people';
import type { OfficerView } from '@liangma/contract/people';
import { maxPageSize } from '@liangma/contract/page';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

async function readFrom(cursor: string | null, signal: AbortSignal): Promise<OfficerView[]> {
  const query = { limit: maxPageSize, ...(cursor === null ? {} : { cursor }) };
  const page = await call(listOfficers, { query }, { signal });
  return page.nextCursor === null ? page.items : [...page.items, ...(await readFrom(page.nextCursor, signal))];
}

export const useAllOfficers = () =>
  useQuery({ queryKey: [listOfficers.name, 'all'], queryFn: ({ signal }) => readFrom(null, signal) });
