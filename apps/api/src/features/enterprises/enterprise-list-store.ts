/** SQL of the register as a list: filters, search through the index of pairs, choices for the filters. */
import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { enterpriseRowSchema } from '@liangma/contract/enterprises';
import { cappedCount, cappedTotal, maxCounted, type Total } from '../../db/page.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { EnterpriseTable } from '../../db/schema.ts';
import type { SearchTerms } from './search-pairs.ts';

export type EnterpriseListRow = z.output<typeof enterpriseRowSchema>;

export interface EnterpriseFilter {
  county?: string | undefined;
  supervisionCategory?: string | undefined;
  riskGrade?: string | undefined;
  status?: 'active' | 'deregistered' | undefined;
  subject?: EnterpriseListRow['subject'] | undefined;
}

export interface Slice {
  /** Id of the last row of the page before. */
  before: string | null;
  rows: number;
}

const columns = [
  'id',
  'credit_code',
  'name',
  'subject',
  'county',
  'industry',
  'supervision_category',
  'risk_grade',
  'credit_grade',
  'status',
] as const;

function rowOf(row: Pick<Selectable<EnterpriseTable>, (typeof columns)[number]>): EnterpriseListRow {
  return {
    id: row.id,
    creditCode: row.credit_code,
    name: row.name,
    subject: row.subject,
    county: row.county,
    industry: row.industry,
    supervisionCategory: row.supervision_category,
    riskGrade: row.risk_grade,
    creditGrade: row.credit_grade,
    status: row.status,
  };
}

function filtered(tx: Tx, ctx: Ctx, filter: EnterpriseFilter) {
  let query = tx.selectFrom('enterprise').select(columns).where('bureau_id', '=', ctx.bureauId);
  if (filter.county) query = query.where('county', '=', filter.county);
  if (filter.supervisionCategory) query = query.where('supervision_category', '=', filter.supervisionCategory);
  if (filter.riskGrade) query = query.where('risk_grade', '=', filter.riskGrade);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  return query;
}

/** A slice of the register, newest first. */
export async function listEnterpriseRows(
  tx: Tx,
  ctx: Ctx,
  filter: EnterpriseFilter,
  slice: Slice,
): Promise<EnterpriseListRow[]> {
  let query = filtered(tx, ctx, filter).orderBy('id', 'desc').limit(slice.rows);
  if (slice.before !== null) query = query.where('id', '<', slice.before);
  return (await query.execute()).map(rowOf);
}

export function countEnterprises(tx: Tx, ctx: Ctx, filter: EnterpriseFilter): Promise<Total> {
  return cappedCount(tx, filtered(tx, ctx, filter));
}

/** Ids that the search finds; the function keeps to the bureau that the transaction sees. */
function foundIds(terms: SearchTerms, filter: EnterpriseFilter, slice: Slice) {
  return sql<{ id: string }>`app_search_enterprises(
    ${terms.pairs}, ${terms.patterns}, ${filter.county || null}, ${filter.supervisionCategory || null},
    ${filter.riskGrade || null}, ${filter.status ?? null}, ${filter.subject ?? null}, ${slice.before}, ${slice.rows})`;
}

/** A slice of what the search finds, newest first. */
export async function searchEnterpriseRows(
  tx: Tx,
  ctx: Ctx,
  terms: SearchTerms,
  filter: EnterpriseFilter,
  slice: Slice,
): Promise<EnterpriseListRow[]> {
  const { rows } = await sql<{ id: string }>`select id from ${foundIds(terms, filter, slice)} as found (id)`.execute(
    tx,
  );
  if (rows.length === 0) return [];
  const found = await tx
    .selectFrom('enterprise')
    .select(columns)
    .where('bureau_id', '=', ctx.bureauId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('id', 'desc')
    .execute();
  return found.map(rowOf);
}

export async function countFound(tx: Tx, terms: SearchTerms, filter: EnterpriseFilter): Promise<Total> {
  const all = foundIds(terms, filter, { before: null, rows: maxCounted + 1 });
  const { rows } = await sql<{ counted: number }>`select count(*) as counted from ${all} as found (id)`.execute(tx);
  return cappedTotal(rows[0]?.counted ?? 0);
}

/** One enterprise as a row of the list, by its id or by one of these credit codes. */
export async function findEnterpriseRows(
  tx: Tx,
  ctx: Ctx,
  by: { id: string } | { creditCodes: readonly string[] },
): Promise<EnterpriseListRow[]> {
  const query = tx.selectFrom('enterprise').select(columns).where('bureau_id', '=', ctx.bureauId);
  const rows =
    'id' in by
      ? await query.where('id', '=', by.id).execute()
      : await query.where('credit_code', 'in', by.creditCodes).execute();
  return rows.map(rowOf);
}

const facetColumns = ['county', 'supervision_category', 'risk_grade'] as const;

/** The different values of a column, each found by one step in its index. */
export async function listFacet(tx: Tx, ctx: Ctx, column: (typeof facetColumns)[number]): Promise<string[]> {
  const ref = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    with recursive facet (value) as (
      (select min(${ref}) from enterprise where bureau_id = ${ctx.bureauId})
      union all
      select (select min(${ref}) from enterprise where bureau_id = ${ctx.bureauId} and ${ref} > facet.value)
      from facet where facet.value is not null
    )
    select value from facet where value <> '' order by value`.execute(tx);
  return rows.map((row) => row.value);
}
