/** What other features may use of the matters. */
import type { Tx } from '../../db/scope.ts';

export { upsertMatters } from './upsert-matters.ts';

export interface KnownMatter {
  matterId: string;
  /** Number in the bureau's list. */
  no: number;
  name: string;
  capPerYear: number | null;
  minimumPerYear: number | null;
}

/** Names, numbers and frequencies of all matters of a bureau, for reading plans and ledgers against them. */
export async function listKnownMatters(tx: Tx, bureauId: string): Promise<KnownMatter[]> {
  const rows = await tx
    .selectFrom('matter as m')
    .innerJoin('matter_version as v', (join) =>
      join.onRef('v.matter_id', '=', 'm.id').onRef('v.version', '=', 'm.current_version'),
    )
    .select(['m.id', 'm.sort', 'm.name', 'v.cap_per_year', 'v.minimum_per_year'])
    .where('m.bureau_id', '=', bureauId)
    .orderBy('m.sort')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    matterId: row.id,
    no: row.sort,
    name: row.name,
    capPerYear: row.cap_per_year,
    minimumPerYear: row.minimum_per_year,
  }));
}
