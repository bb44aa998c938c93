/** Narrows a list of another feature to the firms that a search finds. */
import { sql, type RawBuilder } from 'kysely';
import type { Ctx, Tx } from '../../db/scope.ts';
import { searchEnterpriseRows } from './enterprise-list-store.ts';
import { searchTerms } from './search-pairs.ts';

/** A search that finds more firms than this asks each row of the other list instead. */
const mostIds = 500;

/**
 * The condition on a row of another list, or null when nothing is left to search for.
 * @param enterpriseId column with the id of the enterprise
 */
export async function enterprisesFoundBy(
  tx: Tx,
  ctx: Ctx,
  search: string,
  enterpriseId: RawBuilder<string>,
): Promise<RawBuilder<boolean> | null> {
  const terms = searchTerms(search);
  if (!terms) return null;
  const rows = await searchEnterpriseRows(tx, ctx, terms, {}, { before: null, rows: mostIds + 1 });
  if (rows.length <= mostIds) return sql<boolean>`${enterpriseId} = any(${rows.map((row) => row.id)}::uuid[])`;
  return sql<boolean>`exists (select from enterprise found where found.id = ${enterpriseId}
    and found.bureau_id = ${ctx.bureauId} and found.search_text like all (${terms.patterns}))`;
}
