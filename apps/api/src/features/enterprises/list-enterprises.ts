/** The register, newest first, with filters and search. */
import { listEnterprises as endpoint } from '@liangma/contract/enterprises';
import { decodeCursor, idKey, pageOfRows } from '../../db/page.ts';
import { query } from '../../http/route.ts';
import { countEnterprises, countFound, listEnterpriseRows, searchEnterpriseRows } from './enterprise-list-store.ts';
import { searchTerms } from './search-pairs.ts';

export const listEnterprises = query(endpoint, async (tx, ctx, { query: { cursor, limit, search, ...filter } }) => {
  const [before] = decodeCursor(cursor, idKey) ?? [null];
  const slice = { before, rows: limit + 1 };
  const terms = search === undefined ? null : searchTerms(search);
  const rows = terms
    ? await searchEnterpriseRows(tx, ctx, terms, filter, slice)
    : await listEnterpriseRows(tx, ctx, filter, slice);
  const total = terms ? await countFound(tx, terms, filter) : await countEnterprises(tx, ctx, filter);
  const page = pageOfRows(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  );
  return { ...page, total };
});
